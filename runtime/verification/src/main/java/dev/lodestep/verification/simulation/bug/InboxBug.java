package dev.lodestep.verification.simulation.bug;

import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.InboxRow;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunRow;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredRun;
import dev.lodestep.runtime.store.WriteResult;
import dev.lodestep.verification.simulation.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Bugs of the inbox: messages that are lost, doubled, overlooked or in disorder. */
public enum InboxBug implements PlantedBug {
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
            return new MisreadStore(
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
    /** The message of a child that has ended is not given to its parent. */
    CHILD_END_NOT_SHOWN {
        @Override
        Store of(Store store) {
            return new MisreadStore(
                    store,
                    run -> new StoredRun(
                            run.row(),
                            run.checkpoint(),
                            run.journal(),
                            run.inbox().stream()
                                    .filter(message -> message.kind() != MessageKind.CHILD)
                                    .toList()));
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

    private static List<InboxRow> swapped(List<InboxRow> inbox) {
        List<InboxRow> rows = new ArrayList<>(inbox);
        Collections.reverse(rows);
        return rows;
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
