package dev.lodestep;

/**
 * What a re-entrant step, a method that is both {@link Step} and {@link WaitForSignal}, returns: its result, or a question.
 *
 * <p>At the first entry the payload and the carry are empty; after a signal both are present; after a timeout only the carry is. The method is
 * entered again until it is done.
 *
 * @param <T> the result
 * @param <C> what the step wants to have again when it is answered
 */
public sealed interface Pausable<T, C> {
    /** The step is done. */
    record Done<T, C>(T value) implements Pausable<T, C> {}

    /** The step asks, and the run parks until the signal comes. */
    record Ask<T, C>(C carry) implements Pausable<T, C> {}

    /** The step is done. */
    static <T, C> Pausable<T, C> done(T value) {
        return new Done<>(value);
    }

    /** The step asks, and the run parks until the signal comes. */
    static <T, C> Pausable<T, C> ask(C carry) {
        return new Ask<>(carry);
    }
}
