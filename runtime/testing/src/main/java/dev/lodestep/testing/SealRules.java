package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.WriteResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A seal takes a position for good, or tells that the result it was to keep out is there (operation 9). */
abstract class SealRules extends StoreScene {
    SealRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private static RunWrite.Seal seal(Executor by) {
        return new RunWrite.Seal(by.run(), by.claim(), by.seq());
    }

    @Test
    void a_seal_takes_its_position() {
        Executor alice = running("order-1");

        written(write(ALICE, seal(alice)));

        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.SEAL);
        assertThat(write(ALICE, append(alice, result("pay")))).isNotInstanceOf(WriteResult.Written.class);
        written(write(ALICE, append(alice.at(3), result("pay"))));
    }

    @Test
    void a_seal_is_told_of_the_result_that_is_there() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("pay"))));

        assertThat(write(ALICE, seal(alice))).isEqualTo(new WriteResult.Taken(alice.run()));
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.RESULT);
    }

    @Test
    void a_seal_that_is_sent_again_is_written_once() {
        Executor alice = running("order-1");
        written(write(ALICE, seal(alice)));

        written(write(ALICE, seal(alice)));

        assertThat(journal("order-1")).hasSize(2);
    }

    @Test
    void a_seal_under_a_lost_claim_is_refused() {
        Executor alice = running("order-1");
        written(write(ALICE, park(alice, 0, List.of(), clock.instant())));
        claimOnly(BOB);

        assertThat(write(ALICE, seal(alice))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(write(ALICE, seal(alice.at(3)))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(kinds("order-1")).containsExactly(EntryKind.START, EntryKind.CLAIM);
    }

    @Test
    void a_result_that_is_there_is_told_also_after_the_run_was_lost() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("pay"))));
        written(write(ALICE, park(alice.at(3), 0, List.of(), clock.instant())));
        claimOnly(BOB);

        assertThat(write(ALICE, seal(alice))).isEqualTo(new WriteResult.Taken(alice.run()));
    }

    @Test
    void a_seal_of_a_dead_worker_is_refused() {
        Executor alice = running("order-1");
        store.leave(ALICE);

        assertThat(write(ALICE, seal(alice))).isInstanceOf(WriteResult.Fenced.class);
        assertThat(journal("order-1")).hasSize(1);
    }

    @Test
    void a_seal_touches_nothing_else_in_its_batch() {
        Executor one = running("order-1");
        Executor two = running("order-2");
        written(write(ALICE, append(one, result("pay"))));

        assertThat(store.write(ALICE, batch(seal(one), append(two, result("pay")))))
                .containsExactly(new WriteResult.Taken(one.run()), new WriteResult.Written(two.run()));
    }
}
