package com.acme;

import dev.lodestep.*;
import java.util.*;

/** One signal for each of them, and elements that give nothing or maybe something. */
@Workflow
class EachAnswer {
    record Party(List<String> guests) {}

    record Reply(boolean comes) {}

    record Seat(String guest) {}

    record Badge(String text) {}

    record Plan(List<Optional<Seat>> seats) {}

    @Step
    List<String> guests(Party party) {
        return party.guests();
    }

    @WaitForSignal(timeout = "14d")
    Optional<Seat> invite(Optional<Reply> reply, @ForEach String guest) {
        return reply.filter(Reply::comes).map(any -> new Seat(guest));
    }

    @Step
    void print(List<Optional<Seat>> seats) {}

    @Step(after = "print")
    Badge badge(@ForEach(maxConcurrency = 1) String guest) {
        return new Badge(guest);
    }
}
