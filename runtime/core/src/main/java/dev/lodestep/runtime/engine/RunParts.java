package dev.lodestep.runtime.engine;

/** What of one run's executor its transactions work on, too; with its lock. */
record RunParts(
        RunHost host,
        Claim claim,
        Ledger ledger,
        RunWrites writes,
        AttemptRecords records,
        AttemptRunner attempts,
        Outbox outbox) {}
