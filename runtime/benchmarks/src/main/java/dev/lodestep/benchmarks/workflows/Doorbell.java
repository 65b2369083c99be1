package dev.lodestep.benchmarks.workflows;

import static dev.lodestep.runtime.machine.NodeDefinition.step;
import static dev.lodestep.runtime.machine.NodeDefinition.waitFor;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Codecs;
import dev.lodestep.runtime.machine.Arguments;
import dev.lodestep.runtime.machine.Binding;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A workflow that waits for a ring and then has one step more. Its result says when the method that takes the ring began, and when the step
 * after it did; all times are microseconds of this machine's clock, which is the same for all of its processes.
 */
public final class Doorbell extends WorkflowMachine<Void, String> {
    /** The signal; its payload is any text. */
    public static final String RING = "ring";

    /** A doorbell. */
    public Doorbell() {
        super(WorkflowDefinition.<Void, String>of("dev.lodestep.benchmarks.Doorbell", 1, "doorbell-1")
                .node(waitFor(RING, RING, Codecs.STRING).returns(Codecs.STRING))
                .node(step("answer").follows(RING).takes(Binding.from(RING)).returns(Codecs.STRING))
                .resultOf(Codecs.STRING, "answer")
                .build());
    }

    /** When something happened, in the order in which it does. */
    public record Times(long taken, long answered) {
        /** The times that a run's result tells. */
        public static Times of(String result) {
            String[] parts = result.split(" ", 2);
            return new Times(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
    }

    /** The time now. */
    public static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public @Nullable Object invoke(String node, Arguments in) {
        return node.equals(RING) ? String.valueOf(micros()) : in.<String>get(0) + " " + micros();
    }
}
