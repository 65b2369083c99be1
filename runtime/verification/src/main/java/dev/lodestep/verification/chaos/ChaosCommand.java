package dev.lodestep.verification.chaos;

import dev.lodestep.verification.Command;
import java.util.List;

/** The command {@code chaos}: a campaign, the table of it, and 1 if it found what must not be. */
public final class ChaosCommand implements Command {
    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String usage() {
        return ChaosOptions.USAGE;
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        ChaosOptions options = ChaosOptions.parse(arguments);
        System.out.println("chaos, topology " + options.topology() + ", seed " + options.seed());
        Outcome outcome = new Campaign(options, System.out::println).run();
        new Report(outcome).lines().forEach(System.out::println);
        return outcome.violations().isEmpty() ? 0 : 1;
    }
}
