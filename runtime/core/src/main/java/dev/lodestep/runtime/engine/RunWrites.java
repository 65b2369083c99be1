package dev.lodestep.runtime.engine;

import dev.lodestep.Failure;
import dev.lodestep.runtime.machine.Ending;
import dev.lodestep.runtime.store.NewChild;
import dev.lodestep.runtime.store.NewEntry;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an owner asks the store to write, of all that is unsaved, under its claim and as of what it has read of the inbox. */
final class RunWrites {
    private final Claim claim;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Family family;

    RunWrites(Claim claim, Ledger ledger, Inbox inbox, Family family) {
        this.claim = claim;
        this.ledger = ledger;
        this.inbox = inbox;
        this.family = family;
    }

    RunWrite.Append append() {
        return new RunWrite.Append(claim.run(), claim.token(), ledger.next(), rows());
    }

    RunWrite open(Declared declared) {
        return new RunWrite.Open(
                claim.run(),
                claim.token(),
                ledger.next(),
                rows(),
                declared.compensating(),
                declared.waits(),
                inbox.seen(),
                started());
    }

    RunWrite timeOut(Declared left, Instant deadline) {
        return new RunWrite.TimeOut(
                claim.run(), claim.token(), ledger.next(), rows(), left.waits(), deadline, inbox.seen());
    }

    RunWrite waiting(Declared declared, Optional<Instant> due) {
        return new RunWrite.Park(
                claim.run(),
                claim.token(),
                ledger.next(),
                rows(),
                StoredStatus.WAITING,
                declared.compensating(),
                declared.waits(),
                due.orElse(null),
                null,
                null,
                inbox.seen(),
                ledger.checkpoint(),
                started());
    }

    RunWrite parked(String reason) {
        return new RunWrite.Park(
                claim.run(),
                claim.token(),
                ledger.next(),
                rows(),
                StoredStatus.PARKED,
                false,
                List.of(),
                null,
                reason,
                ledger.head().failures().stream().findFirst().map(Failure::type).orElse(null),
                inbox.seen(),
                ledger.checkpoint(),
                started());
    }

    /** Only a run that is to stop where it is ends without regard to messages that nobody has read. */
    RunWrite finish(Ending ending, boolean stopped) {
        List<NewEntry> rows = rows();
        return new RunWrite.Finish(
                claim.run(),
                claim.token(),
                ledger.next(),
                rows,
                Endings.status(ending),
                Endings.reason(ending).orElse(null),
                ending instanceof Ending.Failed failed ? failed.primary().type() : null,
                inbox.seen(),
                stopped,
                ledger.lastCheckpoint(),
                family.parent().isPresent() ? rows.get(rows.size() - 1).payload() : null);
    }

    private List<NewChild> started() {
        return ledger.unsaved().stream().map(Unsaved::entry).anyMatch(Children::starts)
                ? family.children().of(ledger.durable(), ledger.unsaved())
                : List.of();
    }

    private List<NewEntry> rows() {
        return ledger.unsaved().stream().map(Unsaved::row).toList();
    }
}
