package dev.lodestep.runtime.machine;

/**
 * What of a workflow something is about: a node, or one element of a node that runs for each element of a list.
 *
 * @param node the node's name
 * @param element the element's position, from 0; -1: the node itself
 */
public record Place(String node, int element) {
    /** The method that makes the workflow's result. */
    public static final Place RESULT = new Place("", -1);

    /** A node itself. */
    public static Place of(String node) {
        return new Place(node, -1);
    }

    /** One element of the node. */
    public Place at(int position) {
        return new Place(node, position);
    }

    /** Whether it is one element, and not the node itself. */
    public boolean isElement() {
        return element >= 0;
    }

    /** Its text in journals, failures and events: {@code transcode}, or {@code transcode#3}. */
    @Override
    public String toString() {
        return isElement() ? node + "#" + element : node;
    }
}
