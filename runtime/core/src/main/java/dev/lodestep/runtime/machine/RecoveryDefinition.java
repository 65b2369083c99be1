package dev.lodestep.runtime.machine;

import java.util.List;

/**
 * What stands in for a step that has failed for good.
 *
 * @param name the method's name, by which it is called
 * @param error which exceptions it is for
 * @param parameters where its other parameters' values come from, in order
 */
public record RecoveryDefinition(String name, Class<? extends Throwable> error, List<Binding> parameters) {
    /** Copies the parameters. */
    public RecoveryDefinition {
        parameters = List.copyOf(parameters);
    }

    /** A recovery from these exceptions. */
    public static RecoveryDefinition of(String name, Class<? extends Throwable> error, Binding... parameters) {
        return new RecoveryDefinition(name, error, List.of(parameters));
    }
}
