package dev.lodestep.samples.documents;

/** Makes documents public. */
@FunctionalInterface
public interface Press {

    /** Publishes a draft; a second call for the same one changes nothing. */
    Publication publish(Draft draft, String acceptedBy);
}
