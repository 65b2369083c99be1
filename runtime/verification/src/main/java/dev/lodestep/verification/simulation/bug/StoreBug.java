package dev.lodestep.verification.simulation.bug;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WorkerRow;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import dev.lodestep.verification.simulation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Bugs of a store, its inbox aside. */
public enum StoreBug implements PlantedBug {
    /** What comes from a writer that lost the run is written all the same, behind the claim of the new owner. */
    NO_FENCE {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                WriteResult one(long worker, RunWrite write) {
                    WriteResult result = plain(worker, write);
                    RunRow row = result instanceof WriteResult.Fenced ? rowOf((RunWrite.Fenced) write) : null;
                    if (row == null || row.status() != StoredStatus.RUNNING) {
                        return result;
                    }
                    RunWrite.Fenced fenced = (RunWrite.Fenced) write;
                    int next = real.read(row.id()).orElseThrow().journal().size() + 1;
                    return plain(row.owner(), changed(fenced, row.claim(), next, row.inbox()));
                }
            };
        }
    },
    /** Some starts are acknowledged and forgotten. */
    START_FORGOTTEN {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                private long calls;

                @Override
                WriteResult one(long worker, RunWrite write) {
                    return write instanceof RunWrite.Start && ++calls % 3 == 0
                            ? new WriteResult.Written(1_000_000 + calls)
                            : plain(worker, write);
                }
            };
        }
    },
    /** A start with another input counts as the same start. */
    START_WITH_OTHER_INPUT_TAKEN {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                WriteResult one(long worker, RunWrite write) {
                    WriteResult result = plain(worker, write);
                    return result instanceof WriteResult.Exists exists
                            ? new WriteResult.Exists(exists.row(), ((RunWrite.Start) write).inputDigest())
                            : result;
                }
            };
        }
    },
    /** The time at which a waiting run is due is not kept. */
    DUE_TIME_FORGOTTEN {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                WriteResult one(long worker, RunWrite write) {
                    return plain(
                            worker,
                            write instanceof RunWrite.Park park
                                    ? park(
                                            park,
                                            park.claim(),
                                            park.seq(),
                                            park.seenInbox(),
                                            null,
                                            park.checkpoint(),
                                            park.children())
                                    : write);
                }
            };
        }
    },
    /** Every other worker seems to have ended. */
    LIVING_WORKERS_GONE {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public List<WorkerRow> workers() {
                    return real.workers().stream()
                            .map(row -> new WorkerRow(
                                    row.worker(),
                                    row.name(),
                                    row.state(),
                                    row.beat(),
                                    true,
                                    row.startedAt(),
                                    row.knows()))
                            .toList();
                }
            };
        }
    },
    /** Workers' beats are shown as they were when they joined. */
    BEATS_NOT_SHOWN {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public List<WorkerRow> workers() {
                    return real.workers().stream()
                            .map(row -> new WorkerRow(
                                    row.worker(), row.name(), row.state(), 0, false, row.startedAt(), row.knows()))
                            .toList();
                }

                @Override
                public boolean declareDead(long worker, long seenBeat) {
                    return real.workers().stream()
                            .filter(row -> row.worker() == worker)
                            .anyMatch(row -> real.declareDead(worker, row.beat()));
                }
            };
        }
    },
    /** Nobody is ever declared dead. */
    DEAD_WORKERS_LIVE_ON {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public boolean declareDead(long worker, long seenBeat) {
                    return false;
                }
            };
        }
    },
    /** A run that another worker executes is claimed, too. */
    CLAIM_ROBS_THE_LIVING {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
                    List<Claimed> claimed = new ArrayList<>(real.claim(worker, known, limit, tokens));
                    for (RunRow row :
                            real.list(RunQuery.all().in(RunStatus.RUNNING).pageOf(10))) {
                        if (claimed.isEmpty()
                                && row.status() == StoredStatus.RUNNING
                                && row.owner() != worker
                                && known.contains(new WorkflowVersion(row.workflow(), row.version()))) {
                            real.reclaim(row.owner(), row.run(), row.claim(), tokens.getAsLong())
                                    .ifPresent(claimed::add);
                        }
                    }
                    return claimed;
                }
            };
        }
    },
    /** Runs are claimed whatever version a worker knows. */
    VERSION_IGNORED {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
                    Set<WorkflowVersion> more = new HashSet<>(known);
                    known.forEach(one -> more.add(new WorkflowVersion(one.workflow(), 3 - one.version())));
                    return real.claim(worker, more, limit, tokens);
                }
            };
        }
    },
    /** The undoing of a node is acknowledged and not recorded. */
    UNDO_NOT_RECORDED {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                WriteResult one(long worker, RunWrite write) {
                    boolean undo = write instanceof RunWrite.Append append
                            && append.entries().stream().anyMatch(entry -> entry.kind() == EntryKind.COMPENSATED);
                    return undo ? new WriteResult.Written(((RunWrite.Fenced) write).run()) : plain(worker, write);
                }
            };
        }
    },
    /** A checkpoint says that it includes entries that it does not include. */
    CHECKPOINT_TOO_OLD {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                private final Map<Long, Checkpoint> first = new HashMap<>();

                @Override
                WriteResult one(long worker, RunWrite write) {
                    Checkpoint newest = write instanceof RunWrite.Park park ? park.checkpoint() : null;
                    if (!(write instanceof RunWrite.Park park) || newest == null) {
                        return plain(worker, write);
                    }
                    Checkpoint oldest = first.computeIfAbsent(park.run(), run -> newest);
                    Checkpoint mixed = new Checkpoint(newest.seq(), newest.fingerprint(), oldest.state());
                    return plain(
                            worker,
                            park(park, park.claim(), park.seq(), park.seenInbox(), park.due(), mixed, park.children()));
                }
            };
        }
    },
    /** Results are read with one character changed. */
    RESULT_MISREAD {
        @Override
        Store of(Store store) {
            return new MisreadStore(
                    store,
                    run -> new StoredRun(
                            run.row(),
                            null,
                            store.read(run.row().id()).orElse(run).journal().stream()
                                    .map(StoreBug::misread)
                                    .toList(),
                            run.inbox()));
        }
    },
    /** Children are not started together with what their parent writes. */
    CHILDREN_NOT_STARTED {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                WriteResult one(long worker, RunWrite write) {
                    return plain(
                            worker,
                            write instanceof RunWrite.Park park
                                    ? park(
                                            park,
                                            park.claim(),
                                            park.seq(),
                                            park.seenInbox(),
                                            park.due(),
                                            park.checkpoint(),
                                            List.of())
                                    : write);
                }
            };
        }
    },
    /** One run is never deleted. */
    PURGE_LEAVES_SOMETHING {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public Set<Long> purge(Collection<Long> runs) {
                    return real.purge(runs.stream().skip(1).toList());
                }
            };
        }
    };

    @Override
    public Store inStore(Store store, World world) {
        return of(store);
    }

    abstract Store of(Store store);

    private static JournalRow misread(JournalRow row) {
        byte[] payload = row.payload();
        if (row.kind() != EntryKind.RESULT || payload == null || payload.length < 6) {
            return row;
        }
        byte[] changed = payload.clone();
        int at = changed.length - 2;
        changed[at] = (byte) (changed[at] == '1' ? '2' : '1');
        return new JournalRow(
                row.seq(),
                row.claim(),
                row.kind(),
                row.node(),
                row.attempt(),
                row.message(),
                row.worker(),
                row.startedAt(),
                row.at(),
                changed);
    }
}
