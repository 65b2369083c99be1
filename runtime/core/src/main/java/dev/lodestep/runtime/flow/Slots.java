package dev.lodestep.runtime.flow;

/** How many attempts run under one key of {@code @Concurrency}, and how many may. Not thread-safe. */
final class Slots implements Room {
    private final String key;
    private int limit;
    private int taken;

    Slots(String key, int limit) {
        this.key = key;
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /** Another node says less; those that run go on. */
    void lower(int stricter) {
        limit = stricter;
    }

    @Override
    public long pause(long now) {
        return taken < limit ? 0 : LATER;
    }

    @Override
    public Stay permit() {
        taken++;
        return new Stay() {
            @Override
            public void begins(long now) {}

            @Override
            public void ends(boolean begun) {
                taken--;
            }
        };
    }

    @Override
    public String describe() {
        return describe(key, limit);
    }

    static String describe(String key, int limit) {
        return "@Concurrency of " + limit + " under '" + key + "'";
    }
}
