package dev.lodestep.verification.simulation.invariant;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.Message;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WorkflowVersion;
import dev.lodestep.runtime.store.WriteResult;
import dev.lodestep.verification.simulation.world.StoreDouble;
import dev.lodestep.verification.simulation.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Stands before the store, behind all faults, and tells the model what the store answered. */
public final class Witness extends StoreDouble {
    private final Model model;
    private final World world;

    /** Before that store. */
    public Witness(Store real, Model model, World world) {
        super(real);
        this.model = model;
        this.world = world;
    }

    @Override
    public void join(long worker, String name) {
        super.join(worker, name);
        model.beat(worker, world.nanos());
    }

    @Override
    public boolean beat(long worker) {
        boolean alive = super.beat(worker);
        if (alive) {
            model.beat(worker, world.nanos());
        }
        return alive;
    }

    @Override
    public void leave(long worker) {
        super.leave(worker);
        model.left(worker);
    }

    @Override
    public boolean declareDead(long worker, long seenBeat) {
        boolean dead = super.declareDead(worker, seenBeat);
        if (dead) {
            model.died(worker, world.nanos());
            world.trace().tell(world.nanos(), () -> "worker " + name(worker) + " is declared dead");
        }
        return dead;
    }

    @Override
    public List<WriteResult> write(long worker, List<RunWrite> batch) {
        Instant now = world.databaseNow();
        List<WriteResult> results = super.write(worker, batch);
        for (int i = 0; i < batch.size(); i++) {
            RunWrite write = batch.get(i);
            WriteResult result = results.get(i);
            world.trace().mix(result.getClass().getSimpleName().hashCode());
            world.trace().tell(world.nanos(), () -> name(worker) + " writes " + text(write) + ": " + text(result));
            model.written(worker, write, result, world.nanos(), now);
        }
        return results;
    }

    @Override
    public Delivery deliver(Message message, int maxUnread) {
        Delivery delivery = super.deliver(message, maxUnread);
        world.trace().mix(delivery.answer().ordinal());
        world.trace()
                .tell(
                        world.nanos(),
                        () -> message.kind() + " " + message.name() + " for " + message.runId() + ": "
                                + delivery.answer());
        model.delivered(message, delivery);
        return delivery;
    }

    @Override
    public List<Claimed> claim(long worker, Set<WorkflowVersion> known, int limit, LongSupplier tokens) {
        List<Claimed> claimed = super.claim(worker, known, limit, tokens);
        claimed.forEach(one -> claimed(worker, one, known, false));
        return claimed;
    }

    @Override
    public Optional<Claimed> reclaim(long worker, long run, long seenClaim, long token) {
        Optional<Claimed> claimed = super.reclaim(worker, run, seenClaim, token);
        claimed.ifPresent(one -> claimed(worker, one, Set.of(), true));
        return claimed;
    }

    private void claimed(long worker, Claimed one, Set<WorkflowVersion> known, boolean again) {
        world.trace().mix(one.claim());
        world.trace()
                .tell(
                        world.nanos(),
                        () -> name(worker) + (again ? " claims anew " : " claims ")
                                + one.row().id() + " by entry " + one.seq());
        model.claimed(worker, one, known, again, world.nanos());
    }

    @Override
    public void release(long worker, long run, long claim) {
        super.release(worker, run, claim);
        model.released(worker, run, claim);
    }

    private static String name(long worker) {
        return "w" + Long.toHexString(worker).substring(0, 4);
    }

    private static String text(WriteResult result) {
        return result instanceof WriteResult.Exists exists
                ? "there already, " + exists.row().status()
                : result instanceof WriteResult.Refused refused
                        ? "refused, " + refused.reason()
                        : result.getClass().getSimpleName();
    }

    private static String text(RunWrite write) {
        if (write instanceof RunWrite.Start start) {
            return "the start of " + start.id();
        }
        RunWrite.Fenced fenced = (RunWrite.Fenced) write;
        return write.getClass().getSimpleName() + " of run " + fenced.run() + " at " + fenced.seq() + " "
                + fenced.entries().stream()
                        .map(entry -> entry.kind()
                                + (entry.node() == null ? "" : " " + entry.node())
                                + (entry.message() == 0 ? "" : " of message " + entry.message()))
                        .toList();
    }
}
