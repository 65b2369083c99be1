package dev.lodestep.runtime.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Loops inside loops")
class NestedLoopsTest {
    private static final int PROGRAMS = 120;

    @Test
    @DisplayName("run, pass values, and are undone as a tiny interpreter does it, whatever their shape")
    void asInterpreted() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int nested = 0;
        int rounds = 0;
        int undone = 0;
        for (int number = 0; number < PROGRAMS; number++) {
            Program program = Program.random(random);
            Program.History expected = program.interpret();
            Walk walk = program.walk().run();
            String which = "program " + number + " of seed " + seed + ": " + program;
            assertThat(walk.calls).as(which).isEqualTo(expected.calls());
            assertThat(program.seen(walk)).as(which).isEqualTo(expected.seen());
            assertThat(walk.state.ending().isPresent()).as(which).isTrue();
            resumes(walk, which, random);
            nested += program.depth() > 2 ? 1 : 0;
            rounds += (int)
                    walk.journal.stream().filter(Entry.Round.class::isInstance).count();
            undone += (int)
                    walk.calls.stream().filter(call -> call.startsWith("undo ")).count();
        }
        assertThat(List.of(nested, rounds / 10, undone / 10))
                .as("the programs of seed %s say something", seed)
                .allMatch(count -> count > PROGRAMS / 20);
    }

    private static void resumes(Walk walk, String which, Random random) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            positions.add(random.nextInt(walk.journal.size() + 1));
        }
        for (int position : positions) {
            assertThat(walk.checkpoint(walk.resumedAt(position)))
                    .as("resumed at %s, %s", position, which)
                    .isEqualTo(walk.checkpoint());
        }
    }
}
