package dev.lodestep.samples.agent;

/** Something that was said in a conversation. */
public record Turn(Speaker speaker, String text) {

    /** Who said it. */
    public enum Speaker {
        USER,
        MODEL,
        TOOL,
        PERSON
    }
}
