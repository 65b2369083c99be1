package dev.lodestep.runtime.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A ticket of {@link Lines}, which guards all that changes in it. */
final class LineTicket implements Ticket {
    /** Higher priority first, then the order of arrival. */
    static final Comparator<LineTicket> ORDER =
            Comparator.<LineTicket>comparingInt(one -> -one.priority).thenComparingLong(one -> one.arrival);

    private final Lines lines;
    private final Lane lane;
    private final int priority;
    private final long arrival;
    private final Runnable hears;
    private final List<Room.Stay> stays = new ArrayList<>(2);
    private State state = State.WAITING;

    /** How far it is. */
    enum State {
        WAITING,
        PERMITTED,
        BEGUN,
        OVER
    }

    LineTicket(Lines lines, Lane lane, int priority, long arrival, Runnable hears) {
        this.lines = lines;
        this.lane = lane;
        this.priority = priority;
        this.arrival = arrival;
        this.hears = hears;
    }

    Lane lane() {
        return lane;
    }

    Runnable hears() {
        return hears;
    }

    State state() {
        return state;
    }

    void is(State now) {
        state = now;
    }

    /** It takes room from now on. */
    void has(Room.Stay stay) {
        stays.add(stay);
    }

    List<Room.Stay> stays() {
        return stays;
    }

    @Override
    public boolean granted() {
        return lines.granted(this);
    }

    @Override
    public void begins() {
        lines.begins(this);
    }

    @Override
    public void giveBack() {
        lines.giveBack(this);
    }

    @Override
    public String describe() {
        return lines.describe(this);
    }
}
