package dev.lodestep.processor.check;

/** A rule about a graph that has an order, and about when its nodes run. */
interface GraphRule {
    void check(Subject subject, Report report);
}
