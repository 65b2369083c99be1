package dev.lodestep.verification.chaos.work;

import dev.lodestep.StepContext;
import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunRecord;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.chaos.audit.Expected;
import dev.lodestep.verification.chaos.audit.Row;
import dev.lodestep.verification.chaos.audit.Story;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Runs jobs once more where nothing disturbs them, one of each shape, and says how they ended. */
public final class Undisturbed implements AutoCloseable {
    private static final int PATIENT = 3_600_000;

    private final Engine engine;
    private final Shop shop;
    private final Map<String, Expected> known = new HashMap<>();

    /** They are run on a file of their own. */
    public Undisturbed(Path file) {
        engine = Engine.open(SqliteStore.at(file), EngineOptions.defaults().pollInterval(Duration.ofMillis(5)));
        shop = Shop.working(engine, new None());
    }

    private record None() implements Effects {
        @Override
        public void leave(String unit, StepContext step) {}

        @Override
        public void leave(String unit, StepContext step, Connection connection) {}
    }

    /** The ways in which a job may end. */
    public List<Expected> of(Job job) {
        if (job instanceof Job.Buy buy) {
            Set<Job.Answer> answers = new LinkedHashSet<>();
            if (!buy.plan().asks()) {
                answers.add(Job.Answer.NEVER);
            } else if (buy.answer() == Job.Answer.AT_THE_LAST_MOMENT) {
                answers.addAll(List.of(Job.Answer.YES, Job.Answer.NEVER));
            } else {
                answers.add(buy.answer());
            }
            return answers.stream()
                    .map(answer -> known.computeIfAbsent(buy.shape() + " " + answer, shape -> run(calm(buy, answer))))
                    .toList();
        }
        Tour.Plan plan = ((Job.Travel) job).plan();
        return List.of(known.computeIfAbsent(
                job.shape(), shape -> run(new Job.Travel("calm-" + known.size(), plan, Optional.empty()))));
    }

    private Job calm(Job.Buy buy, Job.Answer answer) {
        Purchase.Plan plan = buy.plan();
        int patience = answer == Job.Answer.NEVER ? 1 : PATIENT;
        return new Job.Buy(
                "calm-" + known.size(),
                new Purchase.Plan(plan.item(), plan.failures(), plan.asks(), patience, 1, plan.doomed()),
                answer,
                0,
                false,
                Optional.empty());
    }

    private Expected run(Job job) {
        Run<?> run = shop.start(job);
        if (job instanceof Job.Buy buy && buy.answer() != Job.Answer.NEVER) {
            shop.answer(buy);
        }
        String told = Customers.end(run)[1];
        Map<String, Expected.Ending> endings = new HashMap<>();
        for (RunSummary summary :
                engine.list(RunQuery.all().idStartingWith(job.id())).runs()) {
            String suffix = summary.id().substring(job.id().length());
            if (suffix.isEmpty() || suffix.startsWith("/")) {
                endings.put(
                        suffix,
                        Expected.Ending.of(
                                story(summary), Objects.requireNonNull(Workflows.FACTS.get(summary.workflow()))));
            }
        }
        return new Expected(told, endings);
    }

    private Story story(RunSummary summary) {
        return new Story(
                summary.id(),
                summary.workflow(),
                StoredStatus.valueOf(summary.status().name()),
                "",
                engine.journal(summary.id()).stream().map(Undisturbed::row).toList(),
                List.of());
    }

    private static Row row(RunRecord entry) {
        return new Row(
                entry.position(),
                0,
                entry.kind(),
                entry.node().orElse(""),
                entry.attempt(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                entry.recordedAt().toEpochMilli(),
                entry.payload().orElse(""));
    }

    @Override
    public void close() {
        engine.close();
    }
}
