package dev.lodestep.runtime.flow;

/**
 * The place of one attempt in the line, and then its permission to begin. Each ticket must be given back: when the attempt has ended, or when
 * nobody wants it any more.
 */
public interface Ticket {
    /** The ticket of an attempt that nothing limits. */
    Ticket UNLIMITED = new Ticket() {
        @Override
        public boolean granted() {
            return true;
        }

        @Override
        public void begins() {}

        @Override
        public void giveBack() {}

        @Override
        public String describe() {
            return "nothing";
        }
    };

    /** Whether the attempt may begin. */
    boolean granted();

    /** The attempt begins at this moment: that is when a rate counts it. Only for a granted ticket. */
    void begins();

    /** Leaves the line, or lets others have the room that the attempt took. Does nothing when done again. */
    void giveBack();

    /** What it waits for, for people. */
    String describe();
}
