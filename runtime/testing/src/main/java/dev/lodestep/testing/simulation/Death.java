package dev.lodestep.testing.simulation;

/**
 * When a process dies: at one of the calls by which it changes what is stored.
 *
 * @param call which call, from 1; 0: it lives
 * @param applied whether that call takes effect; its answer arrives in no case
 */
public record Death(int call, boolean applied) {
    /** It lives. */
    public static final Death NONE = new Death(0, false);
}
