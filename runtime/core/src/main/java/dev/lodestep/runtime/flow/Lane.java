package dev.lodestep.runtime.flow;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The line before one node: all in it need the same. Not thread-safe. */
final class Lane {
    private final String name;
    private final Optional<Room> slots;
    private final Room rate;
    private final NavigableSet<LineTicket> line = new TreeSet<>(LineTicket.ORDER);

    /**
     * An empty line.
     *
     * @param slots shared by all nodes of one key
     * @param rate shared with the lines of the same node in other versions
     */
    Lane(String name, Optional<Room> slots, Room rate) {
        this.name = name;
        this.slots = slots;
        this.rate = rate;
    }

    void join(LineTicket ticket) {
        line.add(ticket);
    }

    void leave(LineTicket ticket) {
        line.remove(ticket);
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    /** The first one in the line, which is not empty. */
    LineTicket first() {
        return line.first();
    }

    /** In how many nanoseconds another attempt may begin. */
    long pause(long now) {
        return slots.isPresent() && slots.get().pause(now) > 0 ? Room.LATER : rate.pause(now);
    }

    void permit(LineTicket ticket) {
        slots.ifPresent(one -> ticket.has(one.permit()));
        ticket.has(rate.permit());
    }

    /** Tells for how many it would want room. Those whom their rate does not let go yet want no slots, which others can use meanwhile. */
    void tellWanted() {
        slots.ifPresent(one -> one.wanted(Math.min(line.size(), rate.spare())));
        rate.wanted(line.size());
    }

    String describe(LineTicket ticket) {
        String limit = slots.map(Room::describe).orElse("");
        String rates = rate.describe();
        String both = limit.isEmpty() || rates.isEmpty() ? "" : " and the ";
        return "its turn under the " + limit + both + rates + " of '" + name + "', with "
                + line.headSet(ticket).size() + " before it";
    }
}
