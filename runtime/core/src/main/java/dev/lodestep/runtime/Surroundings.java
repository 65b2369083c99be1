package dev.lodestep.runtime;

import dev.lodestep.runtime.codec.Mapper;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plain run takes over from where it runs: a machine, the run that it is a child of, a snapshot.
 *
 * @param hearers who hears what happens
 * @param mapper what reads and writes the types with {@code @Databind}; null: the default one
 */
record Surroundings(List<RunListener> hearers, @Nullable Mapper mapper) {
    /** What is around a run that nothing is around yet. */
    static final Surroundings NONE = new Surroundings(List.of(), null);

    Surroundings {
        hearers = List.copyOf(hearers);
    }

    /** With what a machine brings: its listeners hear, too, and its mapper comes first. */
    Surroundings of(WorkflowMachine<?, ?> machine) {
        List<RunListener> all = Stream.concat(hearers.stream(), machine.listeners().stream())
                .distinct()
                .toList();
        return new Surroundings(all, machine.mapper() == null ? mapper : machine.mapper());
    }

    /** For a run inside: that machine's listeners hear, too, but the outer mapper stays, which reads and writes the snapshot of both. */
    Surroundings inside(WorkflowMachine<?, ?> machine) {
        return mapper == null ? of(machine) : new Surroundings(of(machine).hearers(), mapper);
    }
}
