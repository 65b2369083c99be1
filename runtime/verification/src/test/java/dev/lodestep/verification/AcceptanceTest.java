package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every workflow of the language's pages, and one for each thing that an annotation can say, comes to the same on the plain runner, in memory
 * and on SQLite, wherever its process dies.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptanceTest {
    @TempDir
    Path folder;

    private final AtomicInteger files = new AtomicInteger();

    static Stream<Play<?, ?>> plays() {
        return Stream.concat(WorkflowPlays.all(), FeaturePlays.all());
    }

    @ParameterizedTest
    @MethodSource("plays")
    void it_comes_to_the_same_wherever_it_dies(Play<?, ?> play) {
        long t0 = System.nanoTime();
        Told calm = play.onPlain() ? new PlainTelling<>(play, 0).tell() : Sweep.undisturbed(play, Disk.Memory::new);
        int plain = play.onPlain() ? Sweep.onPlain(play, calm) : 0;
        long t1 = System.nanoTime();
        int memory = Sweep.inEveryWay(play, calm, Disk.Memory::new);
        long t2 = System.nanoTime();
        int file =
                Sweep.inTurn(play, calm, clock -> new Disk.File(folder.resolve("p" + files.incrementAndGet()), clock));
        long t3 = System.nanoTime();
        System.out.printf(
                "%-50s plain %3d %5d ms, memory %3d %5d ms, SQLite %3d %5d ms%n",
                play, plain, (t1 - t0) / 1_000_000, memory, (t2 - t1) / 1_000_000, file, (t3 - t2) / 1_000_000);
        assertThat(plain > 0).isEqualTo(play.onPlain());
        assertThat(memory).isPositive();
        assertThat(file).isPositive();
    }
}
