package dev.lodestep.samples.agent;

/** What a model wants to do next. */
public sealed interface Move {

    /** It wants a tool to be called. */
    record Call(String tool, String argument) implements Move {
        @Override
        public String toString() {
            return tool + "(" + argument + ")";
        }
    }

    /** It wants to ask a person. */
    record Ask(String question) implements Move {}

    /** It knows the answer. */
    record Final(String answer) implements Move {}
}
