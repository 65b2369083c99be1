package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.WorkflowMachine;
import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.StateCodec;
import dev.lodestep.runtime.machine.WorkflowDefinition;

/** A workflow that the engine executes. */
record Registered(WorkflowMachine<?, ?> machine, RunCodecs codecs) {
    static Registered of(WorkflowMachine<?, ?> machine) {
        return new Registered(machine, RunCodecs.of(machine.definition()));
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
