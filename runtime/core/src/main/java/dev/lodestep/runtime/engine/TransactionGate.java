package dev.lodestep.runtime.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets the transactional steps of an engine to the store one after the other, in the order in which they came, where each keeps all other
 * writes waiting. So none of them holds a thread while others run, and the writes of other steps, which wait in the store, have their turn after
 * at most one of them.
 */
final class TransactionGate {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    /** Calls back when it is the caller's turn, on this thread or on that of whoever was before. */
    void enter(Runnable turn) {
        synchronized (this) {
            if (taken) {
                waiting.add(turn);
                return;
            }
            taken = true;
        }
        turn.run();
    }

    /** It is the next one's turn. */
    void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            taken = next != null;
        }
        if (next != null) {
            next.run();
        }
    }
}
