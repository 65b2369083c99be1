-- A file of version 1 with its tables as they were then, and some rows.
-- Lodestep's tables in SQLite, version 1. Times are microseconds since 1970 (UTC), lists are JSON.
-- journal and inbox are rowid tables on purpose: new rows go to the end of the file, whatever run they belong to.

CREATE TABLE meta (
    schema_version INTEGER NOT NULL,
    store_id TEXT NOT NULL
) STRICT;

-- One row per process incarnation. state: 1 LIVE, 2 DRAINING, 3 DEAD.
CREATE TABLE worker (
    worker_no INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    state INTEGER NOT NULL,
    beat INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    started_at INTEGER NOT NULL
) STRICT;

-- status: 1 RUNNING, 2 READY, 3 WAITING, 4 PARKED, 5 COMPLETED, 6 FAILED, 7 CANCELLED.
CREATE TABLE run (
    run_no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    workflow TEXT NOT NULL,
    version INTEGER NOT NULL,
    input_digest BLOB NOT NULL,
    priority INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    status INTEGER NOT NULL,
    compensating INTEGER NOT NULL DEFAULT 0,
    owner INTEGER,
    claim INTEGER NOT NULL,
    inbox INTEGER NOT NULL DEFAULT 0,
    waits TEXT NOT NULL DEFAULT '[]',
    due_at INTEGER,
    reason TEXT
) STRICT;

CREATE INDEX run_ready ON run (priority DESC, run_no) WHERE status = 2;
CREATE INDEX run_due ON run (due_at) WHERE status = 3 AND due_at IS NOT NULL;
CREATE INDEX run_owned ON run (owner) WHERE status = 1;
CREATE INDEX run_open ON run (run_no) WHERE status < 5;
CREATE INDEX run_ended ON run (ended_at) WHERE status >= 5;

-- kind: 1 START, 2 CLAIM, 3 RESULT, 4 FAILURE, 5 SKIP, 6 OPENED, 7 SIGNAL, 8 TIMEOUT, 9 COMPENSATED, 10 COMPENSATION_FAILED,
-- 11 CANCEL, 12 OPERATOR, 13 PARKED, 14 FINAL.
CREATE TABLE journal (
    run_no INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    node TEXT,
    attempt INTEGER NOT NULL,
    message INTEGER,
    worker INTEGER,
    started_at INTEGER,
    at INTEGER NOT NULL,
    payload BLOB,
    UNIQUE (run_no, seq)
) STRICT;

CREATE INDEX journal_message ON journal (run_no, message) WHERE message IS NOT NULL;

-- kind: 1 SIGNAL, 2 CANCEL, 3 RETRY.
CREATE TABLE inbox (
    run_no INTEGER NOT NULL,
    ord INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    signal_id TEXT,
    token INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    payload BLOB,
    at INTEGER NOT NULL,
    UNIQUE (run_no, ord)
) STRICT;

CREATE UNIQUE INDEX inbox_signal_id ON inbox (run_no, signal_id) WHERE signal_id IS NOT NULL;

-- crc: CRC-32C over seq, fingerprint and state.
CREATE TABLE checkpoint (
    run_no INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    crc INTEGER NOT NULL,
    state BLOB NOT NULL
) STRICT;

INSERT INTO meta VALUES (1, '0c0ffee0-0000-4000-8000-000000000001');
INSERT INTO worker VALUES (7, 'old', 3, 4, 1772366400000000, 1772366400000000);
INSERT INTO run(run_no, id, workflow, version, input_digest, priority, created_at, ended_at, status, claim, inbox, waits)
VALUES (1, 'order-1', 'orders', 1, x'0102', 0, 1772366400000000, NULL, 3, 11, 1, '["approval"]'),
       (2, 'order-2', 'orders', 1, x'0102', 0, 1772366400000000, 1772366401000000, 5, 22, 0, '[]');
INSERT INTO journal(run_no, seq, claim, kind, node, attempt, worker, at, payload)
VALUES (1, 1, 11, 1, NULL, 0, 7, 1772366400000000, x'7b7d'), (1, 2, 11, 6, 'review', 0, NULL, 1772366400000000, NULL),
       (2, 1, 22, 1, NULL, 0, 7, 1772366400000000, NULL), (2, 2, 22, 14, NULL, 0, NULL, 1772366401000000, x'7b7d');
INSERT INTO inbox(run_no, ord, kind, name, signal_id, token, accepted, payload, at)
VALUES (1, 1, 1, 'veto', 'mail-7', 5555, 0, x'7b7d', 1772366400000000);
