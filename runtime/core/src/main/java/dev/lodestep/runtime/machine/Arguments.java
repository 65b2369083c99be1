package dev.lodestep.runtime.machine;

import dev.lodestep.Failure;
import dev.lodestep.StepContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a method of a workflow is called with: the values of its parameters, in order, and the special ones by name. */
public final class Arguments {
    private final List<@Nullable Object> values;
    private final @Nullable Object payload;
    private final @Nullable StepContext step;
    private final @Nullable Failure failure;
    private final @Nullable Throwable error;
    private final Optional<Object> carry;
    private final @Nullable Object connection;

    /** Arguments of one call; what the method does not take may be null. */
    public Arguments(
            List<@Nullable Object> values,
            @Nullable Object payload,
            @Nullable StepContext step,
            @Nullable Failure failure) {
        this.values = values;
        this.payload = payload;
        this.step = step;
        this.failure = failure;
        this.error = null;
        this.carry = Optional.empty();
        this.connection = null;
    }

    private Arguments(Arguments other, @Nullable Throwable error, Optional<Object> carry, @Nullable Object connection) {
        this.values = other.values;
        this.payload = other.payload;
        this.step = other.step;
        this.failure = other.failure;
        this.error = error;
        this.carry = carry;
        this.connection = connection;
    }

    /** The same, after an exception. */
    Arguments after(Throwable thrown) {
        return new Arguments(this, thrown, carry, connection);
    }

    /** The same, with what a re-entrant step asked with. */
    Arguments carrying(Object what) {
        return new Arguments(this, error, Optional.of(what), connection);
    }

    /** The same, with the connection of a transactional step. */
    public Arguments on(Object open) {
        return new Arguments(this, error, carry, open);
    }

    /** What a re-entrant step asked with the last time. The caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the step's carry codec decoded it
    public <C> Optional<C> carry() {
        return (Optional<C>) carry;
    }

    /** The connection of a transactional step. The caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // stores that have connections have those of JDBC
    public <C> C connection() {
        return (C) Objects.requireNonNull(connection);
    }

    /** What a recovery recovers from. The caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the recovery was chosen by that type
    public <E extends Throwable> E error() {
        return (E) Objects.requireNonNull(error);
    }

    /** The value of the parameter at a position, services and payload not counted. The caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the definition bound it to a producer of that type
    public <T> T get(int position) {
        return (T) values.get(position);
    }

    /** The payload of the signal that a wait took; an {@code Optional} where the wait has a timeout. The caller names its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the wait's codec decoded it
    public <T> T payload() {
        return (T) Objects.requireNonNull(payload);
    }

    /** The attempt that the call belongs to. */
    public StepContext step() {
        return Objects.requireNonNull(step);
    }

    /** Why the run is being compensated. */
    public Failure failure() {
        return Objects.requireNonNull(failure);
    }
}
