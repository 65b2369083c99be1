package dev.lodestep.verification.simulation.bug;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WriteResult;
import dev.lodestep.verification.simulation.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bugs of whoever calls the store, each as what it would make of the store's answers. */
public enum ProcessBug implements PlantedBug {
    /** No answer counts as success. */
    UNKNOWN_IS_SUCCESS {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public List<WriteResult> write(long worker, List<RunWrite> batch) {
                    try {
                        return real.write(worker, batch);
                    } catch (StoreUnavailableException e) {
                        return batch.stream().map(ProcessBug::success).toList();
                    }
                }
            };
        }
    },
    /** After no answer the same entries are written behind whatever is there. */
    UNKNOWN_IS_WRITTEN_BEHIND {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public List<WriteResult> write(long worker, List<RunWrite> batch) {
                    try {
                        return real.write(worker, batch);
                    } catch (StoreUnavailableException e) {
                        List<RunWrite> again = new ArrayList<>();
                        batch.forEach(
                                write -> again.add(write instanceof RunWrite.Append append ? behind(append) : write));
                        return real.write(worker, again);
                    }
                }

                private RunWrite behind(RunWrite.Append append) {
                    List<JournalRow> journal =
                            real.load(append.run()).map(StoredRun::journal).orElse(List.of());
                    int last = journal.isEmpty()
                            ? 0
                            : journal.get(journal.size() - 1).seq();
                    return changed(append, append.claim(), Math.max(append.seq(), last + 1), 0);
                }
            };
        }
    },
    /** Nobody looks for runs that are owned but not executed. */
    NO_RECONCILIATION {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public Map<Long, Long> owned(long worker) {
                    return Map.of();
                }
            };
        }
    },
    /** A run that is owned but not executed is executed under its old claim. */
    OLD_CLAIM_USED_AGAIN {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
                    return real.load(run)
                            .filter(stored -> stored.row().owner() == worker
                                    && stored.row().claim() == seenClaim)
                            .map(stored -> new Claimed(
                                    stored.row(), seenClaim, stored.journal().size(), seenClaim));
                }
            };
        }
    },
    /** Due times are compared with the clock of the process. */
    OWN_CLOCK_FOR_DUE_TIMES {
        @Override
        Store of(Store store) {
            return store;
        }

        @Override
        public Store inProcess(Store store, World world, World.Process process) {
            return skewed(store, process);
        }
    },
    /** The same, and the store does not look at a deadline again. */
    TIMEOUT_TOO_EARLY {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                WriteResult one(long worker, RunWrite write) {
                    WriteResult result = plain(worker, write);
                    return result instanceof WriteResult.NotDue && write instanceof RunWrite.TimeOut early
                            ? plain(worker, timeOut(early, early.claim(), early.seq(), early.seenInbox(), now()))
                            : result;
                }
            };
        }

        @Override
        public Store inStore(Store store, World world) {
            return of(store);
        }

        @Override
        public Store inProcess(Store store, World world, World.Process process) {
            return skewed(store, process);
        }
    };

    @Override
    public Store inProcess(Store store, World world, World.Process process) {
        return of(store);
    }

    abstract Store of(Store store);

    /** A process whose clock is ahead, the more so the younger the process. */
    private static Store skewed(Store store, World.Process process) {
        return new BuggyStore(store) {
            @Override
            public Instant now() {
                return real.now().plusSeconds(5L * process.number());
            }

            @Override
            public List<WriteResult> write(long worker, List<RunWrite> batch) {
                return real.write(worker, batch);
            }
        };
    }

    private static WriteResult success(RunWrite write) {
        return new WriteResult.Written(write instanceof RunWrite.Fenced fenced ? fenced.run() : 1);
    }
}
