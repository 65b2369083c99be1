/**
 * The contract between the engine and its stores: the operations of the store protocol, each one transaction, and the plain values that
 * travel through them. Knows nothing of machines, codecs or threads.
 *
 * <p>Five rules make it right, whatever crashes or stalls: (1) a claim is a journal entry with a random token and belongs to one executor
 * object; (2) an entry at position n is accepted only if position n-1 exists under the same claim and n is free; (3) of several entries of a
 * run in one batch the first decides for all; (4) after an unknown outcome the same entries are sent again, and nothing else; (5) whatever
 * comes from outside is a message in the run's inbox, and whoever must not overlook one compares the inbox counter.
 *
 * <p>Two things reach beyond one run. A parent starts its children in the transaction of its own write, and a child tells its end in the
 * transaction of that end. A store that can do it lets a step write through a connection and commits that together with the step's result;
 * there rule 4 cannot hold, so an unknown outcome is settled by a seal at the same position.
 */
@NullMarked
package dev.lodestep.runtime.store;

import org.jspecify.annotations.NullMarked;
