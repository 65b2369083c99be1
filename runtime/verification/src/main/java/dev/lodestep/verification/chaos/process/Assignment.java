package dev.lodestep.verification.chaos.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process is to do, as its command line says it.
 *
 * @param role what it is for
 * @param name its name, which no other process has or had
 * @param seed what the jobs follow from
 * @param lease after how long without a sign of life others take over
 * @param folder where it leaves its files
 * @param store where the store is
 */
public record Assignment(Role role, String name, long seed, Duration lease, Path folder, StoreAddress store) {
    /** The command line. */
    public List<String> arguments() {
        return List.of(
                role.name(),
                name,
                Long.toString(seed),
                Long.toString(lease.toMillis()),
                folder.toString(),
                store.toString());
    }

    static Assignment parse(List<String> arguments) {
        return new Assignment(
                Role.valueOf(arguments.get(0)),
                arguments.get(1),
                Long.parseLong(arguments.get(2)),
                Duration.ofMillis(Long.parseLong(arguments.get(3))),
                Path.of(arguments.get(4)),
                StoreAddress.parse(arguments.get(5)));
    }
}
