package dev.lodestep.verification.chaos.proxy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a network is just now; read by the threads of its connections. */
final class Weather {
    private long silentUntil = System.nanoTime();
    private long slowUntil = System.nanoTime();
    private long slowNanos;
    private int answersToLose;

    synchronized void silence(Duration duration) {
        silentUntil = System.nanoTime() + duration.toNanos();
    }

    synchronized void slow(Duration each, Duration duration) {
        slowNanos = each.toNanos();
        slowUntil = System.nanoTime() + duration.toNanos();
    }

    synchronized void loseAnswers(int answers) {
        answersToLose = answers;
    }

    synchronized void clear() {
        silentUntil = System.nanoTime();
        slowUntil = silentUntil;
        answersToLose = 0;
        notifyAll();
    }

    /** Whether the answer to something that was committed is to be lost; there is one less to lose then. */
    synchronized boolean losesAnswer() {
        if (answersToLose == 0) {
            return false;
        }
        answersToLose--;
        return true;
    }

    /** Returns when a piece may be passed on. */
    synchronized void letPass() throws InterruptedException {
        long now = System.nanoTime();
        long end = now - slowUntil < 0 ? now + slowNanos : now;
        for (long left = left(end); left > 0; left = left(end)) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private long left(long end) {
        long now = System.nanoTime();
        return Math.max(silentUntil - now, Math.min(end, slowUntil) - now);
    }
}
