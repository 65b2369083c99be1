package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.codec.Mapper;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.StateCodec;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import org.jspecify.annotations.Nullable;

/** A workflow that the engine executes. */
record Registered(WorkflowMachine<?, ?> machine, RunCodecs codecs) {
    static Registered of(WorkflowMachine<?, ?> machine, @Nullable Mapper mapper) {
        return new Registered(machine, RunCodecs.of(machine.definition(), mapper));
    }

    WorkflowDefinition<?, ?> definition() {
        return codecs.definition();
    }

    StateCodec states() {
        return codecs.states();
    }

    EntryCodec entries() {
        return codecs.entries();
    }
}
