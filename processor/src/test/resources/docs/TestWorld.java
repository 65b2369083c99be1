package dev.lodestep.testing;

import dev.lodestep.runtime.Engine;

/** Stands for the world of that name, which this module does not see. */
public interface TestWorld {
    Engine engine();

    void settle();
}
