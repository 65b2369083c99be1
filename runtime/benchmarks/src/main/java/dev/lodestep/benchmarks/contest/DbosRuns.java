package dev.lodestep.benchmarks.contest;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;
import dev.lodestep.benchmarks.measure.LatencyHistogram;
import dev.lodestep.benchmarks.site.Place;
import dev.lodestep.benchmarks.workflows.Chain;
import dev.lodestep.benchmarks.workflows.TimedText;
import java.time.Duration;

/** DBOS Transact for Java, with its own way of writing: direct starts, the same steps, payloads, callers and server. */
final class DbosRuns implements Contender {
    static final String NAME = "dbos";

    private final int connections;

    /** With a pool of so many connections. */
    DbosRuns(int connections) {
        this.connections = connections;
    }

    /** What DBOS calls a workflow; it makes a proxy of the interface. */
    public interface Steps {
        String run(String text);
    }

    /** The workflow. */
    public static final class StepsInTurn implements Steps {
        private final DBOS dbos;
        private final String[] names;
        private final TimedText texts;

        private StepsInTurn(DBOS dbos, int steps, TimedText texts) {
            this.dbos = dbos;
            this.names = Chain.nodeNames(steps);
            this.texts = texts;
        }

        @Override
        @Workflow(name = "chain")
        public String run(String text) {
            String last = dbos.runStep(texts::text, names[0]);
            for (int i = 1; i < names.length; i++) {
                String before = last;
                last = dbos.runStep(
                        () -> {
                            texts.over(before);
                            return texts.text();
                        },
                        names[i]);
            }
            return last;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Figures round(Place place, Load load, Duration duration) throws Exception {
        LatencyHistogram steps = new LatencyHistogram();
        TimedText texts = new TimedText(load.payloadBytes(), steps);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(place.address());
        pool.setMaximumPoolSize(connections);
        try (HikariDataSource source = new HikariDataSource(pool);
                DBOS dbos = new DBOS(DBOSConfig.defaults("lodestep-benchmark")
                        .withAppVersion("1")
                        .withDatabaseSchema(Place.SCHEMA + "_peer")
                        .withDataSource(source))) {
            Steps workflow = dbos.registerProxy(Steps.class, new StepsInTurn(dbos, load.steps(), texts));
            dbos.launch();
            return new Callers(steps).callFor(duration, load.inFlight(), id -> {
                String first = texts.text();
                texts.over(dbos.startWorkflow(() -> workflow.run(first), new StartWorkflowOptions(id))
                        .getResult());
            });
        }
    }
}
