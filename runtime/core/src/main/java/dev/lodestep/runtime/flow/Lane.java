package dev.lodestep.runtime.flow;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The line before one node: all in it need the same. Not thread-safe. */
final class Lane {
    private final String name;
    private final Optional<Slots> slots;
    private final List<RateWindow> rates;
    private final NavigableSet<LocalTicket> line = new TreeSet<>(LocalTicket.ORDER);

    /**
     * An empty line.
     *
     * @param rates shared with the lines of the same node in other versions, and growing with them
     */
    Lane(String name, Optional<Slots> slots, List<RateWindow> rates) {
        this.name = name;
        this.slots = slots;
        this.rates = rates;
    }

    void join(LocalTicket ticket) {
        line.add(ticket);
    }

    void leave(LocalTicket ticket) {
        line.remove(ticket);
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    /** The first one in the line, which is not empty. */
    LocalTicket first() {
        return line.first();
    }

    boolean hasSlot() {
        return slots.isEmpty() || slots.get().free();
    }

    /** In how many nanoseconds its rates permit another attempt. */
    long pause(long now) {
        long longest = 0;
        for (RateWindow rate : rates) {
            longest = Math.max(longest, rate.pause(now));
        }
        return longest;
    }

    void permit(LocalTicket ticket) {
        slots.ifPresent(Slots::take);
        rates.forEach(rate -> {
            rate.permit();
            ticket.counts(rate);
        });
    }

    void giveSlot() {
        slots.ifPresent(Slots::give);
    }

    String describe(LocalTicket ticket) {
        String limit = slots.map(one -> "@Concurrency of " + one.limit() + " under '" + one.key() + "'")
                .orElse("");
        String rate = rates.isEmpty()
                ? ""
                : "@RateLimit of "
                        + rates.stream()
                                .min(Comparator.comparing(one ->
                                        one.rate().period().dividedBy(one.rate().attempts())))
                                .map(RateWindow::toString)
                                .orElseThrow();
        String both = limit.isEmpty() || rate.isEmpty() ? "" : " and the ";
        return "its turn under the " + limit + both + rate + " of '" + name + "', with "
                + line.headSet(ticket).size() + " before it";
    }
}
