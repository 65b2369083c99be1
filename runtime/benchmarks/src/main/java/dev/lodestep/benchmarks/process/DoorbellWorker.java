package dev.lodestep.benchmarks.process;

import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.StoreKind;
import dev.lodestep.benchmarks.workflows.Doorbell;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;

/** The program of the process that executes doorbells; its arguments are a place. */
final class DoorbellWorker {
    private DoorbellWorker() {}

    public static void main(String[] args) throws InterruptedException {
        Parent parent = new Parent();
        Place place = new Place(StoreKind.valueOf(args[0]), args[1]);
        try (Place.Open open = place.open();
                Engine engine =
                        Engine.open(open.store(), EngineOptions.defaults().name("doorbells"))) {
            engine.register(new Doorbell());
            parent.tell("ready");
            parent.hear();
        }
    }
}
