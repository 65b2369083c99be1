package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class OpenInterface {
    interface Shape {}
    record Circle(double radius) implements Shape {}
    record Drawing(Shape[] shapes) {}
    abstract static class Paper {}
    record Request(String text) {}
    record Answer(List<Paper> paper) {}
    record Printed(int pages) {}

    @Step
    //! not-persistable: the result of 'draw' cannot be stored: Drawing.shapes[] is a Shape
    Drawing draw(Request request) {
        return new Drawing(new Shape[] {new Circle(1)});
    }

    @WaitForSignal(timeout = "1d")
    Printed print(
            //! not-persistable: the payload of 'print' cannot be stored: Answer.paper[] is a Paper
            Optional<Answer> answer, Drawing drawing) {
        return new Printed(drawing.shapes().length);
    }
}
