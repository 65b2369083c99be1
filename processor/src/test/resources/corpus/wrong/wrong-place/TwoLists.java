package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TwoLists {
    record Batch(List<String> names) {}
    record Seat(int number) {}
    record Ticket(String text) {}

    @Step
    List<String> names(Batch batch) {
        return batch.names();
    }

    @Step(after = "names")
    List<Seat> seats(Batch batch) {
        return List.of();
    }

    @Step
    Ticket print(
            @ForEach String name,
            //! wrong-place: 'print' has two @ForEach parameters
            @ForEach Seat seat) {
        return new Ticket(name + seat);
    }
}
