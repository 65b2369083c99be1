package dev.lodestep.runtime.flow;

/** How many attempts run under one key of {@code @Concurrency}, and how many may. Not thread-safe. */
final class Slots {
    private final String key;
    private int limit;
    private int taken;

    Slots(String key, int limit) {
        this.key = key;
        this.limit = limit;
    }

    String key() {
        return key;
    }

    int limit() {
        return limit;
    }

    /** Another node says less; those that run go on. */
    void lower(int stricter) {
        limit = stricter;
    }

    boolean free() {
        return taken < limit;
    }

    void take() {
        taken++;
    }

    void give() {
        taken--;
    }
}
