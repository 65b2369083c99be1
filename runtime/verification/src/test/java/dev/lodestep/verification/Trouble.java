package dev.lodestep.verification;

import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.StepContext;
import dev.lodestep.Timeout;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A step that does what a test asks for, and a wait. */
@Workflow(name = "trouble")
public class Trouble {
    private final Gate gate;

    Trouble(Gate gate) {
        this.gate = gate;
    }

    enum What {
        ANSWER,
        THROW_ERROR,
        WAIT_FOR_INTERRUPT,
        IGNORE_INTERRUPT,
        NULL,
        LARGE
    }

    record Ask(What what, String text) {}

    record Word(String text) {}

    @Step
    @Retry(maxAttempts = 1)
    @Timeout("150ms")
    String act(Ask ask, StepContext step) throws InterruptedException {
        return switch (ask.what()) {
            case ANSWER -> ask.text();
            case THROW_ERROR -> throw new StackOverflowError("deep");
            case WAIT_FOR_INTERRUPT -> gate.waitForInterrupt();
            case IGNORE_INTERRUPT -> gate.waitForOpening();
            case NULL -> nothing();
            case LARGE -> "x".repeat(Integer.parseInt(ask.text()));
        };
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a user may do by mistake
    private static <T> T nothing() {
        return null;
    }

    @WaitForSignal(after = "act", timeout = "30d")
    Word hear(Optional<Word> word) {
        return word.orElseThrow();
    }

    @Step
    @Retry(maxAttempts = 1)
    String tell(Word word) {
        return word.text().equals("bad") ? "half: \ud800" : word.text();
    }

    /** What a step waits for. */
    static final class Gate {
        private final CountDownLatch open = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        void open() {
            open.countDown();
        }

        boolean wasInterrupted() throws InterruptedException {
            return interrupted.await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        private String waitForInterrupt() throws InterruptedException {
            try {
                open.await();
                return "opened";
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }

        private String waitForOpening() {
            boolean opened = false;
            while (!opened) {
                try {
                    open.await();
                    opened = true;
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
            return "opened";
        }
    }
}
