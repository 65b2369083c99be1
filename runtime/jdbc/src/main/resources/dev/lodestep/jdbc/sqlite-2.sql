-- Lodestep's tables in SQLite, version 2: runs that are children of others, ids of control messages, and limits over all workers.

-- parent_node: the parent's node, with the round where there are rounds; parent_element: -1 where the node has none.
ALTER TABLE run ADD COLUMN parent_no INTEGER;
ALTER TABLE run ADD COLUMN parent_node TEXT;
ALTER TABLE run ADD COLUMN parent_element INTEGER;

CREATE INDEX run_child ON run (parent_no, parent_node) WHERE parent_no IS NOT NULL AND status < 5;

-- kind: 1 SIGNAL, 2 CANCEL, 3 RETRY, 4 CHILD, 5 PAUSE, 6 GO, 7 SKIP, 8 SUPPLY. element: for a CHILD, -1 where its node has none.
ALTER TABLE inbox ADD COLUMN element INTEGER NOT NULL DEFAULT -1;

-- Signals and control messages never share ids.
DROP INDEX inbox_signal_id;
CREATE UNIQUE INDEX inbox_signal_id ON inbox (run_no, kind, signal_id) WHERE signal_id IS NOT NULL;

-- New kinds in journal: 15 ROUND, 16 LOOP_ENDED, 17 ASKED, 18 SPAWNED, 19 CHILD, 20 SEAL.

-- What workers hold of the limits of nodes, and what began lately; a line for each.
CREATE TABLE flow_limit (
    name TEXT PRIMARY KEY,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
