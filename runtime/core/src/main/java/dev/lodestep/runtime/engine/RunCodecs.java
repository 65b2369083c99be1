package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.EntryCodec;
import dev.lodestep.runtime.machine.StateCodec;
import dev.lodestep.runtime.machine.WorkflowDefinition;

/** A workflow's definition with the codecs of what is stored of its runs. */
record RunCodecs(WorkflowDefinition<?, ?> definition, StateCodec states, EntryCodec entries) {
    static RunCodecs of(WorkflowDefinition<?, ?> definition) {
        return new RunCodecs(definition, new StateCodec(definition), new EntryCodec(definition));
    }
}
