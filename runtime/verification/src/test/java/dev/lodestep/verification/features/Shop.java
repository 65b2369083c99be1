package dev.lodestep.verification.features;

import dev.lodestep.Child;
import dev.lodestep.Compensate;
import dev.lodestep.From;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.Optional;

/** One child, one for each of a list, one that is only started on one branch, and one whose undoing is replaced. */
@Workflow
@Retry(maxAttempts = 2, initial = "1ms", jitter = 0)
public class Shop {
    public record Order(List<String> parts, boolean gift) {}

    public record Sent(String text) {}

    @Step
    boolean gift(Order order) {
        return order.gift();
    }

    @Child(value = Work.class, name = "each part", after = "gift")
    List<Work.Piece> parts(Order order) {
        return order.parts().stream().map(Work.Piece::new).toList();
    }

    @Child(value = Work.class, name = "wrap it", after = "gift", when = "true")
    Work.Piece wrap(List<Work.Made> parts) {
        return new Work.Piece("paper");
    }

    @Compensate("wrap it")
    void unwrap(@From("wrap it") Work.Made paper) {}

    @Step(after = {"each part", "wrap it"})
    Sent send(List<Work.Made> parts, @From("wrap it") Optional<Work.Made> paper) {
        return new Sent(parts + " in " + paper);
    }

    /** What is started: a piece that is made, and rests. */
    @Workflow
    @Retry(maxAttempts = 2, initial = "1ms", jitter = 0)
    public static class Work {
        public record Piece(String name) {}

        public record Made(String name) {}

        public record Begun(String name) {}

        @Step
        Begun begin(Piece piece) {
            return new Begun(piece.name());
        }

        @Compensate("begin")
        void discard(Begun begun) {}

        @WaitForSignal(timeout = "1d")
        Made dry(Optional<String> early, Begun begun) {
            return new Made(begun.name() + early.orElse(""));
        }
    }
}
