package com.acme;

import dev.lodestep.*;
import java.util.*;

/** One signal for each of them, and a badge for each, which is printed by itself. */
@Workflow
class EachAnswer {
    record Party(List<String> guests) {}

    record Reply(boolean comes) {}

    record Seat(Optional<String> guest) {}

    record Badge(String text) {}

    record Plan(List<Seat> seats, List<Badge> badges) {}

    @Step
    List<String> guests(Party party) {
        return party.guests();
    }

    @WaitForSignal(timeout = "14d")
    Seat invite(Optional<Reply> reply, @ForEach String guest) {
        return new Seat(reply.filter(Reply::comes).map(any -> guest));
    }

    @Step
    void print(List<Seat> seats) {}

    @Step(after = "print")
    Badge badge(@ForEach(maxConcurrency = 1) String guest) {
        return new Badge(guest);
    }

    @Step
    Plan plan(List<Seat> seats, List<Badge> badges) {
        return new Plan(seats, badges);
    }
}
