package dev.lodestep.testing;

import dev.lodestep.runtime.Engine;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Stands for the matrix of that name, which this module does not see. */
public final class CrashMatrix {
    private CrashMatrix() {}

    public static CrashMatrix of(BiConsumer<Engine, Effects> workers) {
        throw new UnsupportedOperationException(workers.toString());
    }

    public void run(Consumer<TestWorld> scenario) {
        throw new UnsupportedOperationException(scenario.toString());
    }
}
