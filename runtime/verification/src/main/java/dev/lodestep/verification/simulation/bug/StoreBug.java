package dev.lodestep.verification.simulation.bug;

import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.store.Checkpoint;
import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.JournalRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** Bugs of a store. */
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
    /** Some signals are acknowledged and forgotten. */
    SIGNAL_FORGOTTEN {
        @Override
        Store of(Store store) {
            return new ForgetfulInbox(store, MessageKind.SIGNAL, 4);
        }
    },
    /** Cancellations are acknowledged and forgotten. */
    CANCELLATION_FORGOTTEN {
        @Override
        Store of(Store store) {
            return new ForgetfulInbox(store, MessageKind.CANCEL, 1);
        }
    },
    /** The id of a signal does not tell that it is there already. */
    SIGNAL_TAKEN_TWICE {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public Delivery deliver(Message message, int maxUnread) {
                    return real.deliver(
                            new Message(
                                    message.runId(),
                                    message.kind(),
                                    message.name(),
                                    null,
                                    message.token(),
                                    message.payload(),
                                    message.buffered()),
                            maxUnread);
                }
            };
        }
    },
    /** Messages are given to the run youngest first. */
    SIGNALS_OUT_OF_ORDER {
        @Override
        Store of(Store store) {
            return reading(
                    store, run -> new StoredRun(run.row(), run.checkpoint(), run.journal(), swapped(run.inbox())));
        }
    },
    /** A signal to a run that has ended is acknowledged as if it were kept. */
    SIGNAL_TAKEN_AFTER_THE_END {
        @Override
        Store of(Store store) {
            return new BuggyStore(store) {
                @Override
                public Delivery deliver(Message message, int maxUnread) {
                    Delivery delivery = real.deliver(message, maxUnread);
                    return delivery.answer() == Delivery.Answer.CLOSED
                            ? new Delivery(Delivery.Answer.BUFFERED, delivery.run(), 0, delivery.status())
                            : delivery;
                }
            };
        }
    },
    /** A run is put to sleep although a message has come. */
    PARK_OVERLOOKS_A_MESSAGE {
        @Override
        Store of(Store store) {
            return overlooking(store, RunWrite.Park.class);
        }
    },
    /** A wait times out although its signal has come. */
    TIMEOUT_OVERLOOKS_A_MESSAGE {
        @Override
        Store of(Store store) {
            return overlooking(store, RunWrite.TimeOut.class);
        }
    },
    /** A run ends although a message has come. */
    END_OVERLOOKS_A_MESSAGE {
        @Override
        Store of(Store store) {
            return overlooking(store, RunWrite.Finish.class);
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
            return reading(
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
    /** The message of a child that has ended is not given to its parent. */
    CHILD_END_NOT_SHOWN {
        @Override
        Store of(Store store) {
            return reading(
                    store,
                    run -> new StoredRun(
                            run.row(),
                            run.checkpoint(),
                            run.journal(),
                            run.inbox().stream()
                                    .filter(message -> message.kind() != MessageKind.CHILD)
                                    .toList()));
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

    /** A store that lets writes of that kind pass whatever they have read of the inbox. */
    private static Store overlooking(Store store, Class<? extends RunWrite.Fenced> kind) {
        return new BuggyStore(store) {
            @Override
            WriteResult one(long worker, RunWrite write) {
                WriteResult result = plain(worker, write);
                if (!(result instanceof WriteResult.InboxMoved) || !kind.isInstance(write)) {
                    return result;
                }
                RunWrite.Fenced fenced = kind.cast(write);
                return plain(worker, changed(fenced, fenced.claim(), fenced.seq(), inboxOf(fenced)));
            }
        };
    }

    /** A store that gives something else to new owners than what is stored. */
    private static Store reading(Store store, UnaryOperator<StoredRun> change) {
        return new BuggyStore(store) {
            @Override
            public Optional<StoredRun> load(long run) {
                return real.load(run).map(change);
            }

            @Override
            public List<InboxRow> inbox(long run, int afterOrd) {
                Optional<StoredRun> stored = real.load(run);
                return stored.isEmpty()
                        ? List.of()
                        : change.apply(stored.get()).inbox().stream()
                                .filter(message -> message.ord() > afterOrd)
                                .toList();
            }
        };
    }

    private static List<InboxRow> swapped(List<InboxRow> inbox) {
        List<InboxRow> rows = new ArrayList<>(inbox);
        Collections.reverse(rows);
        return rows;
    }

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

    /** Acknowledges some messages of a kind without keeping them. */
    private static final class ForgetfulInbox extends BuggyStore {
        private final MessageKind kind;
        private final int oneIn;
        private int calls;

        ForgetfulInbox(Store real, MessageKind kind, int oneIn) {
            super(real);
            this.kind = kind;
            this.oneIn = oneIn;
        }

        @Override
        public Delivery deliver(Message message, int maxUnread) {
            Optional<RunRow> run = real.find(message.runId());
            boolean forgets = message.kind() == kind
                    && run.isPresent()
                    && !run.get().status().isFinal()
                    && ++calls % oneIn == 0;
            return forgets
                    ? new Delivery(
                            Delivery.Answer.BUFFERED,
                            run.get().run(),
                            0,
                            run.get().status())
                    : real.deliver(message, maxUnread);
        }
    }
}
