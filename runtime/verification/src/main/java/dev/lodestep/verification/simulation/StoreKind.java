package dev.lodestep.verification.simulation;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.memory.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/** The store on which a history is played. */
enum StoreKind {
    /** A store in memory: fast. */
    MEMORY {
        @Override
        Store open(InstantSource clock) {
            return new MemoryStore(clock);
        }
    },
    /** A real SQLite file, deleted afterwards. */
    SQLITE {
        @Override
        Store open(InstantSource clock) {
            try {
                Path memory = Path.of("/dev/shm");
                Path folder = Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "simulation")
                        : Files.createTempDirectory("simulation");
                return new Temporary(SqliteStore.at(folder.resolve("runs.db"), clock), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    abstract Store open(InstantSource clock);

    /** Deletes its folder when it is closed. */
    private static final class Temporary extends dev.lodestep.verification.simulation.world.StoreDouble {
        private final Path folder;

        Temporary(Store real, Path folder) {
            super(real);
            this.folder = folder;
        }

        @Override
        public void close() {
            real.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
