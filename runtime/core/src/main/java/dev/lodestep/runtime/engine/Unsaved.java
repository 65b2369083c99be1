package dev.lodestep.runtime.engine;

import dev.lodestep.runtime.machine.Entry;
import dev.lodestep.runtime.store.NewEntry;

/** An entry that is not durable yet, with the row that it will be. */
record Unsaved(Entry entry, NewEntry row) {}
