package dev.lodestep.testing;

import dev.lodestep.runtime.store.Store;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/**
 * The tests that every {@link Store} passes. Extend it and say how to open one:
 *
 * <pre>{@code
 * class MyStoreTest extends StoreConformance {
 *     @Override
 *     protected Store open(InstantSource clock) {
 *         return new MyStore(clock);
 *     }
 * }
 * }</pre>
 *
 * <p>The rules of transactional steps are left out for a store that has no {@linkplain Store#transactions transactions}, those of limits for one that
 * has no {@linkplain Store#limits limits}.
 *
 * <p>Each test opens one store and closes it at its end. The clock is a virtual one; a store that compares times with a clock that cannot be
 * set needs a test double of it.
 */
public abstract class StoreConformance {
    /** For subclasses. */
    protected StoreConformance() {}

    /** Opens a new, empty store whose clock is the given one. */
    protected abstract Store open(InstantSource clock);

    @Nested
    class Workers extends WorkerRules {
        Workers() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Starts extends StartRules {
        Starts() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class LaterStarts extends LaterStartRules {
        LaterStarts() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Lists extends ListRules {
        Lists() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Appends extends AppendRules {
        Appends() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Resends extends ResendRules {
        Resends() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Parks extends ParkRules {
        Parks() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class TimeOuts extends TimeOutRules {
        TimeOuts() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Finishes extends FinishRules {
        Finishes() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Deliveries extends DeliveryRules {
        Deliveries() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Children extends ChildRules {
        Children() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class ChildEnds extends ChildEndRules {
        ChildEnds() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Operators extends OperatorRules {
        Operators() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Unbuffered extends UnbufferedRules {
        Unbuffered() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class StartsWithSignals extends StartDeliveryRules {
        StartsWithSignals() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Seals extends SealRules {
        Seals() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class StepTransactions extends TransactionRules {
        StepTransactions() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Claims extends ClaimRules {
        Claims() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Takeovers extends TakeoverRules {
        Takeovers() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Checkpoints extends CheckpointRules {
        Checkpoints() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Reads extends ReadRules {
        Reads() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Purges extends PurgeRules {
        Purges() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Values extends ValueRules {
        Values() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Limits extends LimitRules {
        Limits() {
            super(StoreConformance.this::open);
        }
    }

    @Nested
    class Races extends RaceRules {
        Races() {
            super(StoreConformance.this::open);
        }
    }
}
