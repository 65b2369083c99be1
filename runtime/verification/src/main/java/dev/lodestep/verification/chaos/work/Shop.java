package dev.lodestep.verification.chaos.work;

import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.SignalResult;

/** The workflows' clients on one engine. */
public final class Shop {
    private final PurchaseClient purchases;
    private final TourClient tours;

    private Shop(PurchaseClient purchases, TourClient tours) {
        this.purchases = purchases;
        this.tours = tours;
    }

    /** Where the engine executes the workflows, with these effects. */
    public static Shop working(Engine engine, Effects effects) {
        MealClient.register(engine, new Meal(effects));
        return new Shop(
                PurchaseClient.register(engine, new Purchase(effects)), TourClient.register(engine, new Tour(effects)));
    }

    /** Where other processes execute them. */
    public static Shop selling(Engine engine) {
        return new Shop(PurchaseClient.connect(engine), TourClient.connect(engine));
    }

    Run<?> start(Job job) {
        if (job instanceof Job.Buy buy) {
            return purchases.start(job.id(), buy.plan());
        }
        return tours.start(job.id(), ((Job.Travel) job).plan());
    }

    SignalResult answer(Job.Buy buy) {
        return purchases.resume(buy.id()).once(buy.signalId()).decide(buy.reply());
    }

    boolean cancel(Job job, CancelMode mode) {
        return job instanceof Job.Buy ? purchases.cancel(job.id(), mode) : tours.cancel(job.id(), mode);
    }
}
