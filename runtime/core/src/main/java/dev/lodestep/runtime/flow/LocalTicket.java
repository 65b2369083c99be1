package dev.lodestep.runtime.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A ticket of {@link LocalFlow}, which guards all that changes in it. */
final class LocalTicket implements Ticket {
    /** Higher priority first, then the order of arrival. */
    static final Comparator<LocalTicket> ORDER =
            Comparator.<LocalTicket>comparingInt(one -> -one.priority).thenComparingLong(one -> one.arrival);

    private final LocalFlow flow;
    private final Lane lane;
    private final int priority;
    private final long arrival;
    private final Runnable hears;
    private final List<RateWindow> countedBy = new ArrayList<>(1);
    private State state = State.WAITING;

    /** How far it is. */
    enum State {
        WAITING,
        PERMITTED,
        BEGUN,
        OVER
    }

    LocalTicket(LocalFlow flow, Lane lane, int priority, long arrival, Runnable hears) {
        this.flow = flow;
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

    /** A rate counts it from now on. */
    void counts(RateWindow rate) {
        countedBy.add(rate);
    }

    List<RateWindow> countedBy() {
        return countedBy;
    }

    @Override
    public boolean granted() {
        return flow.granted(this);
    }

    @Override
    public void begins() {
        flow.begins(this);
    }

    @Override
    public void giveBack() {
        flow.giveBack(this);
    }

    @Override
    public String describe() {
        return flow.describe(this);
    }
}
