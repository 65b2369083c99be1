package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.RunState;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Parent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an executor starts from.
 *
 * @param state the state that the store has
 * @param position the position of the newest journal entry
 * @param checkpointed the position of the newest checkpoint; 0: there is none
 * @param declared what the store shows of the run
 * @param consumedUpTo the messages up to this position are known to be consumed; 0: nothing is known
 * @param inbox all messages after that
 * @param priority that of the run, and of its children
 * @param parent the run that started it; null: none
 * @param notBefore when anything of it may be executed; null: at any time
 */
record LoadedRun(
        RunState state,
        int position,
        int checkpointed,
        Declared declared,
        int consumedUpTo,
        List<InboxRow> inbox,
        int priority,
        @Nullable Parent parent,
        @Nullable Instant notBefore) {}
