package dev.lodestep.benchmarks.process;

import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.site.StoreKind;
import dev.lodestep.benchmarks.workflows.Ticks;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import java.time.Duration;

/**
 * The program of a process that starts ticking runs, executes them and those of others that are gone, and gives them back when it is told to
 * end. Its arguments are a place, its name, the lease in milliseconds, how many runs, of how many steps, of how many milliseconds.
 */
final class TicksWorker {
    private TicksWorker() {}

    public static void main(String[] args) throws InterruptedException {
        Parent parent = new Parent();
        Place.Open open = new Place(StoreKind.valueOf(args[0]), args[1]).open();
        String name = args[2];
        EngineOptions options = EngineOptions.defaults().name(name).lease(Duration.ofMillis(Long.parseLong(args[3])));
        int runs = Integer.parseInt(args[4]);
        Engine engine = Engine.open(open.store(), options);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        Ticks ticks = new Ticks(Integer.parseInt(args[5]), Duration.ofMillis(Long.parseLong(args[6])));
        engine.register(ticks);
        parent.tell("ready");
        parent.hear();
        for (int i = 0; i < runs; i++) {
            engine.start(ticks.definition(), name + "-" + i, name);
        }
        parent.tell("started");
        parent.hear();
    }
}
