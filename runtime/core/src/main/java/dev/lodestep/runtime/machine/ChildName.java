package dev.lodestep.runtime.machine;

import java.util.regex.Pattern;

/**
 * Which child of a run something is about. Its texts are part of what is stored: the child's id is its parent's with {@code /pay#3~2} after
 * it, for element 3 in round 2; {@code ~retry2} follows where it was started once more because an operator wanted that, and {@code ~undo} for the
 * run that undoes it once it has completed.
 *
 * @param place the parent's node, or the element of it
 * @param rounds the rounds of the loops around that node
 * @param number how many times it was started, from 1
 * @param undo 0: the child itself; else which of the runs that undo it, from 1
 */
public record ChildName(Place place, Rounds rounds, int number, int undo) {
    private static final String UNDO = "~undo";
    private static final Pattern UNDO_NUMBER = Pattern.compile(UNDO + "\\d*$");

    /** The text of it: {@code pay#3~2}. */
    @Override
    public String toString() {
        return place
                + round()
                + (number > 1 ? "~retry" + number : "")
                + (undo == 0 ? "" : UNDO + (undo > 1 ? undo : ""));
    }

    private String round() {
        return rounds.first() ? "" : "~" + rounds;
    }

    /** The id of the run, as a child of that one. */
    public String id(String parent) {
        return parent + "/" + this;
    }

    /** Under what a store counts it, together with the others of its node in its round. */
    public String group() {
        return place.node() + round() + (undo == 0 ? "" : UNDO);
    }

    /** What a run that undoes goes on from: the child, or the run that has tried to undo it before. */
    public ChildName source() {
        return new ChildName(place, rounds, number, undo - 1);
    }

    /** Whether a run that a store has in a group of that name undoes another one. */
    public static boolean undoes(String group) {
        return group.endsWith(UNDO);
    }

    /** Whether the run of that id undoes another one. */
    static boolean isUndo(String id) {
        return UNDO_NUMBER.matcher(id).find();
    }

    /** The id under which a run's own methods and children know it: that of the run which it undoes, where it does. */
    public static String origin(RunState state, String runId) {
        return state.undoes().isPresent() ? UNDO_NUMBER.matcher(runId).replaceFirst("") : runId;
    }
}
