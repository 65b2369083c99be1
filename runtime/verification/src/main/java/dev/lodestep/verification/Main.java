package dev.lodestep.verification;

import dev.lodestep.verification.chaos.ChaosCommand;
import dev.lodestep.verification.simulation.SimulateCommand;
import java.util.List;

/** The command line; the last line of each command's output begins with RESULT and is for programs. */
public final class Main {
    private static final int MISUSED = 2;
    private static final List<Command> COMMANDS = List.of(new ChaosCommand(), new SimulateCommand());

    private Main() {}

    /** Does what the first argument names, and exits: 0 if all is well, 1 if something was found, 2 if the arguments make no sense. */
    public static void main(String[] args) throws Exception {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) throws Exception {
        for (Command command : COMMANDS) {
            if (!args.isEmpty() && args.get(0).equals(command.name())) {
                try {
                    return command.run(args.subList(1, args.size()));
                } catch (IllegalArgumentException e) {
                    System.err.println(e.getMessage());
                    System.err.println(command.usage());
                    return MISUSED;
                }
            }
        }
        COMMANDS.forEach(command -> System.err.println(command.usage()));
        return MISUSED;
    }
}
