package dev.lodestep.verification.simulation;

import dev.lodestep.verification.Command;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The command {@code simulate}: a campaign, the story of each failure, and 1 if there was one. */
public final class SimulateCommand implements Command {
    private static final int STORIES = 3;

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String usage() {
        return SimulationOptions.USAGE;
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        SimulationOptions options = SimulationOptions.parse(arguments);
        System.setProperty(
                "org.slf4j.simpleLogger.defaultLogLevel",
                "off"); // processes die here by the thousand, and each says so
        if (options.bugs()) {
            return bugs();
        }
        return options.single().isPresent() ? single(options, options.single().get()) : campaign(options);
    }

    private static int single(SimulationOptions options, long seed) {
        new Story(seed, options.kind(), Optional.empty()).of(options.cuts()).forEach(System.out::println);
        int found = Simulation.play(Scenario.of(seed, options.cuts()), options.kind(), Optional.empty(), false)
                .violations()
                .size();
        System.out.println("RESULT seeds=1 violations=" + found);
        return found == 0 ? 0 : 1;
    }

    private static int bugs() {
        List<BugHunt.Catch> caught = BugHunt.all().stream().map(BugHunt::hunt).toList();
        System.out.println("| planted bug | first seed | invariant |\n|---|---|---|");
        caught.forEach(System.out::println);
        long missed = caught.stream().filter(one -> one.violation().isEmpty()).count();
        System.out.println("RESULT planted=" + caught.size() + " missed=" + missed);
        return missed == 0 ? 0 : 1;
    }

    private static int campaign(SimulationOptions options) throws InterruptedException {
        long began = System.nanoTime();
        System.out.println("simulate, seeds " + options.first() + " and on, " + options.seeds() + " at most, "
                + options.budget().toSeconds() + " s at most");
        Campaign.Tally tally =
                new Campaign(options.first(), options.seeds(), options.budget(), options.threads()).run();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        tally.found().entrySet().stream()
                .limit(STORIES)
                .forEach(entry -> new Story(entry.getKey(), entry.getValue().kind(), Optional.empty())
                        .shrunk(entry.getValue().violation())
                        .forEach(System.out::println));
        tally.found()
                .forEach((seed, found) ->
                        System.out.println("seed " + seed + " on " + found.kind() + ": " + found.violation()));
        System.out.printf(
                "RESULT seeds=%d violations=%d sqlite=%d faults=%d commits=%d simulated=%dh seconds=%d seeds_per_second=%.1f%n",
                tally.seeds(),
                tally.found().size(),
                tally.onSqlite(),
                tally.faults(),
                tally.commits(),
                tally.time().toHours(),
                took.toSeconds(),
                tally.seeds() * 1e9 / took.toNanos());
        return tally.found().isEmpty() ? 0 : 1;
    }
}
