package dev.lodestep.verification;

import java.util.function.Consumer;

/** Where a workflow's code runs: hears of each call of it, and refuses those of a process that is dead. */
interface Stage extends Consumer<String> {
    /**
     * A method is called.
     *
     * @param place what it is about: when something is recorded of this, the last call with it is not to come again
     * @param call names the call among all of the run
     */
    void called(String place, String call);

    /** How often an operator has let the run try again. */
    int repairs();

    @Override
    default void accept(String what) {
        called(what, what);
    }
}
