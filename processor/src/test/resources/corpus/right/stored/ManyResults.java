package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A result method that makes one of all that there may be. */
@Workflow
class ManyResults {
    sealed interface Kind permits One, Two, Three {}

    record One(int n) implements Kind {}

    record Two(int n) implements Kind {}

    record Three(int n) implements Kind {}

    record In(int n) {}

    record A(int n) {}

    record B(int n) {}

    @Step
    Kind decide(In in) {
        return new One(in.n());
    }

    @Step
    A one(One one) {
        return new A(one.n());
    }

    @Step
    B two(Two two) {
        return new B(two.n());
    }

    @Step
    void three(Three three) {}

    @Result
    Optional<Map<String, Integer>> sum(Optional<A> a, Optional<B> b, In in, Kind kind, @From("decide") Kind same) {
        return a.map(each -> Map.of("a", each.n()));
    }
}
