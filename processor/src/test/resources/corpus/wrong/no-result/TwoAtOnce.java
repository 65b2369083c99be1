package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
//! no-result: 'TwoAtOnce' ends with 'flight' and 'hotel' at once, and each gives a Booking
class TwoAtOnce {
    record Trip(String to) {}
    record Booking(String id) {}

    @Step
    @Parallel
    Booking flight(Trip trip) {
        return new Booking("flight");
    }

    @Step
    @Parallel
    Booking hotel(Trip trip) {
        return new Booking("hotel");
    }
}
