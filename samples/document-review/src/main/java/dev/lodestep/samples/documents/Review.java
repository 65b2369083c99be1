package dev.lodestep.samples.documents;

import java.util.List;

/** How a round of the review ended. */
public sealed interface Review {

    /** The draft is good as it is. */
    record Accepted(String by) implements Review {}

    /** The author has to go over it again. */
    record Changes(String by, List<String> wishes) implements Review {}
}
