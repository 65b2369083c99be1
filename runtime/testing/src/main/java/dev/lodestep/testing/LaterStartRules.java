package dev.lodestep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.runtime.store.Claimed;
import dev.lodestep.runtime.store.Delivery;
import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.runtime.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Starts of runs that begin later: they wait, and are claimed no sooner (operation 1). And what a claim says of what came before it. */
abstract class LaterStartRules extends StoreScene {
    LaterStartRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    private Instant inAnHour() {
        return clock.instant().plus(Duration.ofHours(1));
    }

    @Test
    void a_run_that_begins_later_waits_and_is_claimed_when_its_time_has_come() {
        start(ready("order-1", 3).at(inAnHour()).with(Map.of("a", "b")));

        assertThat(row("order-1").status()).isEqualTo(StoredStatus.WAITING);
        assertThat(row("order-1").startAt()).isEqualTo(inAnHour());
        assertThat(row("order-1").dueAt()).isEqualTo(inAnHour());
        assertThat(row("order-1").attributes()).containsExactly(Map.entry("a", "b"));
        assertThat(store.nextDue(KNOWN)).contains(inAnHour());
        clock.advance(Duration.ofMinutes(59));
        assertThat(claim(BOB, 10)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        Claimed claimed = claim(BOB, 10).get(0);
        assertThat(claimed.row().priority()).isEqualTo(3);
        assertThat(claimed.row().startAt()).isEqualTo(clock.instant());
        assertThat(claimed.row().dueAt()).isNull();
    }

    @Test
    void a_time_that_is_past_is_due_at_once() {
        start(ready("order-1", 0).at(clock.instant().minusSeconds(5)));

        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void a_time_is_never_rounded_down() {
        start(ready("order-1", 0).at(clock.instant().plusNanos(1_001)));

        clock.advance(Duration.ofNanos(1_000));
        assertThat(claim(BOB, 10)).isEmpty();
        clock.advance(Duration.ofNanos(1_000));
        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void the_same_start_sent_again_is_the_same_run() {
        RunWrite.Start start = ready("order-1", 0).at(inAnHour()).with(Map.of("a", "b"));
        long run = start(start);

        assertThat(start(start)).isEqualTo(run);
        assertThat(write(ALICE, ready("order-1", 0))).isInstanceOf(WriteResult.Exists.class);
        assertThat(row("order-1").dueAt()).isEqualTo(inAnHour());
    }

    @Test
    void a_run_that_has_not_begun_keeps_signals_and_hears_of_its_cancellation_at_once() {
        start(ready("order-1", 0).at(inAnHour()));

        assertThat(deliver(signal("order-1", "approval", null)).answer()).isEqualTo(Delivery.Answer.BUFFERED);
        assertThat(claim(BOB, 10)).isEmpty();
        deliver(control("order-1", MessageKind.CANCEL));
        assertThat(claim(BOB, 10)).hasSize(1);
    }

    @Test
    void nobody_owns_what_has_not_begun() {
        RunWrite.Start owned = starting("order-1");

        assertThatThrownBy(() -> owned.at(inAnHour())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_start_with_a_signal_keeps_its_attributes_and_its_time() {
        RunWrite.Start start = ready("order-1", 0).at(inAnHour()).with(Map.of("a", "b"));

        store.startOrDeliver(start, signal("order-1", "approval", null), MANY);

        assertThat(row("order-1").attributes()).containsExactly(Map.entry("a", "b"));
        assertThat(row("order-1").status()).isEqualTo(StoredStatus.WAITING);
    }

    @Test
    void text_that_cannot_be_stored_is_refused_in_attributes() {
        for (String text : List.of("\0", "x\uD800", "\uDC00")) {
            assertThat(write(ALICE, starting("order-1").with(Map.of("a", text))))
                    .isInstanceOf(WriteResult.Refused.class);
            assertThat(write(ALICE, starting("order-1").with(Map.of(text, "a"))))
                    .isInstanceOf(WriteResult.Refused.class);
        }
        assertThat(store.find("order-1")).isEmpty();
    }

    @Test
    void a_claim_says_under_which_token_the_entry_before_it_stands() {
        Executor alice = running("order-1");
        written(write(ALICE, append(alice, result("a"))));
        written(write(ALICE, park(alice.at(3), 0, List.of(), clock.instant())));

        Claimed first = claim(BOB, 10).get(0);
        assertThat(first.before()).isEqualTo(alice.claim());
        assertThat(first.seq()).isEqualTo(3);
        Claimed again = store.reclaim(BOB, alice.run(), first.claim(), token()).orElseThrow();
        assertThat(again.before()).isEqualTo(first.claim());
        assertThat(again.seq()).isEqualTo(4);
    }
}
