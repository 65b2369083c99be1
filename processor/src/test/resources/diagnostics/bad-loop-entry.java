package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Draft(String text) {}
    record Style(String name) {}
    record Text(String text) {}

    @Step @Parallel Draft draft(Request request) { return new Draft(""); }
    @Step @Parallel Style style(Request request) { return new Style(""); }
    @Step @Repeat(from = "draft", max = 3) Text write(Draft draft, Style style) { return new Text(""); }
    @Until("write") boolean done(Text text) { return true; }
}
