-- Lodestep's tables in PostgreSQL, version 1. There are no foreign keys: each would cost a row lock per step.
-- The roles that run workflows need USAGE on the schema and SELECT, INSERT, UPDATE and DELETE on its tables, nothing else.

CREATE TABLE {meta} (
    schema_version integer NOT NULL,
    store_id uuid NOT NULL
);

-- One row per process incarnation. state: 1 LIVE, 2 DRAINING, 3 DEAD. knows: the workflows that it executes, each as version, space, name.
CREATE TABLE {worker} (
    worker_no bigint PRIMARY KEY,
    name text NOT NULL,
    state smallint NOT NULL,
    beat bigint NOT NULL,
    beat_at timestamptz NOT NULL,
    started_at timestamptz NOT NULL,
    knows text[] NOT NULL DEFAULT '{}'
) WITH (fillfactor = 50);

-- status: 1 RUNNING, 2 READY, 3 WAITING, 4 PARKED, 5 COMPLETED, 6 FAILED, 7 CANCELLED.
-- A child's run_no is greater than its parent's, so numbers are never handed out in advance.
-- parent_node: the parent's node, with the round where there are rounds; parent_element: -1 where the node has none.
-- failure: the type of the error for which it failed or is parked. start_at: nothing of it is executed before. attributes: a JSON object.
CREATE TABLE {run} (
    run_no bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    id text COLLATE "C" NOT NULL,
    workflow text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    input_digest bytea NOT NULL,
    parent_no bigint,
    parent_node text,
    parent_element integer,
    priority integer NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    status smallint NOT NULL,
    compensating boolean NOT NULL DEFAULT false,
    owner bigint,
    claim bigint NOT NULL,
    inbox integer NOT NULL DEFAULT 0,
    waits text[] NOT NULL DEFAULT '{}',
    due_at timestamptz,
    reason text,
    failure text COLLATE "C",
    start_at timestamptz,
    attributes text
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX {prefix}run_id ON {run} (id);
CREATE INDEX {prefix}run_ready ON {run} (priority DESC, run_no) WHERE status = 2;
CREATE INDEX {prefix}run_due ON {run} (due_at) WHERE status = 3 AND due_at IS NOT NULL;
CREATE INDEX {prefix}run_owned ON {run} (owner) WHERE status = 1;
CREATE INDEX {prefix}run_child ON {run} (parent_no, parent_node) WHERE parent_no IS NOT NULL AND status < 5;
CREATE INDEX {prefix}run_ended ON {run} (ended_at, run_no) WHERE status >= 5;
CREATE INDEX {prefix}run_listed ON {run} (workflow, status, created_at, run_no);
CREATE INDEX {prefix}run_children ON {run} (parent_no, created_at, run_no) WHERE parent_no IS NOT NULL;
CREATE INDEX {prefix}run_failed ON {run} (failure, created_at, run_no) WHERE failure IS NOT NULL;
CREATE INDEX {prefix}run_waits ON {run} USING gin (waits) WHERE waits <> '{}';
CREATE INDEX {prefix}run_undoing ON {run} (workflow, status) WHERE compensating;

-- The attributes of the runs, once more, in the order in which runs are listed.
CREATE TABLE {attribute} (
    name text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    run_no bigint NOT NULL,
    PRIMARY KEY (name, value, created_at, run_no)
);

-- kind: 1 START, 2 CLAIM, 3 RESULT, 4 FAILURE, 5 SKIP, 6 OPENED, 7 SIGNAL, 8 TIMEOUT, 9 COMPENSATED, 10 COMPENSATION_FAILED,
-- 11 CANCEL, 12 OPERATOR, 13 PARKED, 14 FINAL, 15 ROUND, 16 LOOP_ENDED, 17 ASKED, 18 SPAWNED, 19 CHILD, 20 SEAL.
-- crc: CRC-32C over kind, node, attempt, message and payload.
CREATE TABLE {journal} (
    run_no bigint NOT NULL,
    seq integer NOT NULL,
    claim bigint NOT NULL,
    kind smallint NOT NULL,
    node text,
    attempt integer NOT NULL,
    message integer,
    worker bigint,
    started_at timestamptz,
    at timestamptz NOT NULL,
    payload bytea,
    crc integer,
    PRIMARY KEY (run_no, seq)
);

CREATE INDEX {prefix}journal_message ON {journal} (run_no, message) WHERE message IS NOT NULL;

-- kind: 1 SIGNAL, 2 CANCEL, 3 RETRY, 4 CHILD, 5 PAUSE, 6 GO, 7 SKIP, 8 SUPPLY. element: for a CHILD, -1 where its node has none.
CREATE TABLE {inbox} (
    run_no bigint NOT NULL,
    ord integer NOT NULL,
    kind smallint NOT NULL,
    name text NOT NULL,
    element integer NOT NULL DEFAULT -1,
    signal_id text,
    token bigint NOT NULL,
    accepted boolean NOT NULL,
    payload bytea,
    at timestamptz NOT NULL,
    PRIMARY KEY (run_no, ord)
);

CREATE UNIQUE INDEX {prefix}inbox_signal_id ON {inbox} (run_no, kind, signal_id) WHERE signal_id IS NOT NULL;

-- crc: CRC-32C over seq, fingerprint and state.
CREATE TABLE {checkpoint} (
    run_no bigint PRIMARY KEY,
    seq integer NOT NULL,
    fingerprint text NOT NULL,
    crc bigint NOT NULL,
    state bytea NOT NULL
);

-- What workers hold of the limits of nodes, and what began lately; a line for each. Rows are locked in the order of their names.
CREATE TABLE {flow_limit} (
    name text COLLATE "C" PRIMARY KEY,
    state text NOT NULL
) WITH (fillfactor = 50);

INSERT INTO {meta} (schema_version, store_id) VALUES (1, gen_random_uuid());
