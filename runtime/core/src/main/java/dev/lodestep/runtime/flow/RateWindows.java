package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.machine.RateDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rates that one node has in several versions of its workflow: all of them hold. Not thread-safe. */
final class RateWindows implements Room {
    private final List<RateWindow> windows = new ArrayList<>(1);

    void add(RateDefinition rate) {
        if (windows.stream().noneMatch(other -> other.rate().equals(rate))) {
            windows.add(new RateWindow(rate));
        }
    }

    @Override
    public long pause(long now) {
        long longest = 0;
        for (RateWindow window : windows) {
            longest = Math.max(longest, window.pause(now));
        }
        return longest;
    }

    @Override
    public Stay permit() {
        List<RateWindow> counting = List.copyOf(windows);
        counting.forEach(RateWindow::permit);
        return new Stay() {
            @Override
            public void begins(long now) {
                counting.forEach(window -> window.begins(now));
            }

            @Override
            public void ends(boolean begun) {
                if (!begun) {
                    counting.forEach(RateWindow::refrains);
                }
            }
        };
    }

    @Override
    public String describe() {
        return describe(windows.stream().map(RateWindow::rate).toList());
    }

    /** The strictest of them. */
    static String describe(List<RateDefinition> rates) {
        return rates.stream()
                .min(Comparator.comparing(rate -> rate.period().dividedBy(rate.attempts())))
                .map(rate -> "@RateLimit of " + RateWindow.text(rate))
                .orElse("");
    }
}
