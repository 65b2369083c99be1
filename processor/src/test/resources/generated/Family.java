package com.acme;

import dev.lodestep.Child;
import dev.lodestep.Compensate;
import dev.lodestep.OnlyIf;
import dev.lodestep.Parallel;
import dev.lodestep.Result;
import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.Optional;

/** A workflow that starts others: one, several at once, and itself. */
@Workflow
class Family {
    record Estate(List<String> houses, int depth) {}

    record House(String name) {}

    record Deed(String text) {}

    record Settled(String text) {}

    @Step
    List<House> split(Estate estate) {
        return estate.houses().stream().map(House::new).toList();
    }

    @Child(Sale.class)
    List<House> sell(List<House> houses) {
        return houses;
    }

    @Compensate("sell")
    void buyBack(List<Deed> deeds) {}

    @Child(value = Sale.class, after = "sell")
    @Parallel
    House last(Estate estate) {
        return new House("last");
    }

    @Child(value = Audit.class, after = "sell")
    @Parallel
    Estate audit(Estate estate) {
        return estate;
    }

    @Child(value = Family.class, after = {"last", "audit"})
    Estate next(Estate estate) {
        return new Estate(List.of(), estate.depth() - 1);
    }

    @OnlyIf("next")
    boolean isDeep(Estate estate) {
        return estate.depth() > 0;
    }

    @Result
    Settled settled(List<Deed> deeds, Deed last, Optional<Integer> faults, Optional<Settled> next) {
        return new Settled(deeds + " " + last + faults + next);
    }

    @Workflow
    static class Sale {
        @Step
        Deed sell(House house) {
            return new Deed(house.name());
        }
    }

    @Workflow
    static class Audit {
        @Step
        void look(Estate estate) {}

        @Result
        Optional<Integer> faults() {
            return Optional.empty();
        }
    }
}
