-- Lodestep's tables in SQLite, version 3: what runs are found by, what workers execute, checksums of entries, and limits over all workers.

-- start_at: nothing of the run is executed before. failure: the type of the error for which it failed or is parked. attributes: a JSON object.
ALTER TABLE run ADD COLUMN start_at INTEGER;
ALTER TABLE run ADD COLUMN failure TEXT;
ALTER TABLE run ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';

-- knows: the workflows that it executes, a JSON list of pairs of name and version.
ALTER TABLE worker ADD COLUMN knows TEXT NOT NULL DEFAULT '[]';

-- The same attributes, once more, in the order in which runs are listed.
CREATE TABLE attribute (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    run_no INTEGER NOT NULL,
    PRIMARY KEY (name, value, created_at, run_no)
) STRICT, WITHOUT ROWID;

DROP INDEX run_open;
DROP INDEX run_ended;
CREATE INDEX run_ended ON run (ended_at, run_no) WHERE status >= 5;
CREATE INDEX run_listed ON run (workflow, status, created_at, run_no);
CREATE INDEX run_children ON run (parent_no, created_at, run_no) WHERE parent_no IS NOT NULL;
CREATE INDEX run_failed ON run (failure, created_at, run_no) WHERE failure IS NOT NULL;
CREATE INDEX run_waits ON run (created_at, run_no) WHERE waits <> '[]';
CREATE INDEX run_undoing ON run (workflow, status) WHERE compensating = 1;

-- crc: CRC-32C over kind, node, attempt, message and payload; absent in entries of before.
ALTER TABLE journal ADD COLUMN crc INTEGER;

-- What workers hold of the limits of nodes, and what began lately; a line for each.
CREATE TABLE flow_limit (
    name TEXT PRIMARY KEY,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
