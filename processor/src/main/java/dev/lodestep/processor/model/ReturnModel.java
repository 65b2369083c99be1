package dev.lodestep.processor.model;

import java.util.Optional;

/**
 * What a method returns.
 *
 * @param type the result's type, without a {@code CompletionStage} or {@code Optional} around it; empty for {@code void} and {@code Void}
 * @param mayBeAbsent whether the method returns an {@code Optional} of the type
 * @param async whether the method returns a {@code CompletionStage}
 */
public record ReturnModel(Optional<TypeRef> type, boolean mayBeAbsent, boolean async) {
    /** A method that returns nothing. */
    public static ReturnModel nothing() {
        return new ReturnModel(Optional.empty(), false, false);
    }

    /** A method that returns just this type. */
    public static ReturnModel of(TypeRef type) {
        return new ReturnModel(Optional.of(type), false, false);
    }
}
