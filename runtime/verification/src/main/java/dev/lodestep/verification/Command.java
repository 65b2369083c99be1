package dev.lodestep.verification;

import java.util.List;

/** Something that the program of this module does. */
public interface Command {
    /** What it is called on the command line. */
    String name();

    /** Its options and what it does, in a few lines for people. */
    String usage();

    /**
     * Does it.
     *
     * @param arguments what follows its name
     * @return the exit code: 0 if all is well, 1 if something was found
     * @throws IllegalArgumentException if the arguments make no sense; the message says which
     */
    int run(List<String> arguments) throws Exception;
}
