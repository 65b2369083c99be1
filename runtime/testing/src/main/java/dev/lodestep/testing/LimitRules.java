package dev.lodestep.testing;

import static dev.lodestep.testing.RaceRules.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lodestep.runtime.store.SharedLimits;
import dev.lodestep.runtime.store.SharedLimits.Answer;
import dev.lodestep.runtime.store.SharedLimits.Ask;
import dev.lodestep.runtime.store.SharedLimits.Begun;
import dev.lodestep.runtime.store.SharedLimits.Cap;
import dev.lodestep.runtime.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits hold over all workers of a store. Left out for a store without {@linkplain Store#limits limits}. */
abstract class LimitRules extends StoreScene {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private SharedLimits limits;

    private long turn;

    LimitRules(Function<InstantSource, Store> opener) {
        super(opener);
    }

    @BeforeEach
    void find() {
        assumeTrue(store.limits().isPresent(), "this store keeps no limits");
        limits = store.limits().orElseThrow();
    }

    private Ask ask(int limit, int keep, int wants) {
        return new Ask("machines", List.of(Cap.atOnce(limit)), ++turn, keep, wants, List.of());
    }

    private Ask rate(int attempts, int keep, int wants, Begun... begun) {
        return new Ask("rate", List.of(new Cap(attempts, MINUTE)), ++turn, keep, wants, List.of(begun));
    }

    private Answer answer(long worker, Ask ask) {
        return limits.ask(worker, List.of(ask)).orElseThrow().get(0);
    }

    private int held(long worker, Ask ask) {
        return answer(worker, ask).held();
    }

    @Test
    void who_is_alone_gets_what_it_wants_up_to_the_limit() {
        assertThat(answer(ALICE, ask(3, 0, 2))).isEqualTo(new Answer(2, 2, false, Optional.empty()));
        assertThat(answer(ALICE, ask(3, 2, 9))).isEqualTo(new Answer(3, 3, false, Optional.empty()));
    }

    @Test
    void what_others_hold_is_not_there() {
        assertThat(held(ALICE, ask(3, 0, 2))).isEqualTo(2);
        assertThat(held(BOB, ask(3, 0, 2))).isEqualTo(1);
        assertThat(held(BOB, ask(3, 1, 1))).isEqualTo(1);
        assertThat(answer(ALICE, ask(3, 1, 1)).contended()).isFalse();
        assertThat(held(BOB, ask(3, 1, 2))).isEqualTo(2);
    }

    @Test
    void what_is_given_back_is_there_for_others_and_limits_do_not_touch_each_other() {
        assertThat(held(ALICE, ask(3, 0, 3))).isEqualTo(3);
        assertThat(held(BOB, rate(5, 0, 4))).isEqualTo(4);
        assertThat(held(ALICE, ask(3, 0, 0))).isZero();
        assertThat(held(BOB, ask(3, 0, 3))).isEqualTo(3);
    }

    @Test
    void several_limits_are_asked_for_at_once_and_answered_in_the_order_of_the_asks() {
        List<Answer> answers =
                limits.ask(ALICE, List.of(rate(5, 0, 4), ask(3, 0, 9))).orElseThrow();

        assertThat(answers).extracting(Answer::held).containsExactly(4, 3);
    }

    @Test
    void an_ask_that_comes_again_is_answered_and_changes_nothing() {
        Ask first = ask(3, 0, 2);
        assertThat(held(ALICE, first)).isEqualTo(2);
        assertThat(held(ALICE, first)).isEqualTo(2);
        Ask begun = rate(5, 0, 1, new Begun(Duration.ZERO, 3));
        assertThat(held(ALICE, begun)).isEqualTo(1);
        assertThat(held(ALICE, begun)).isEqualTo(1);

        assertThat(held(BOB, ask(3, 0, 3))).isEqualTo(1);
        assertThat(held(BOB, rate(5, 0, 5))).isEqualTo(1);
    }

    @Test
    void an_ask_that_comes_late_changes_nothing() {
        held(ALICE, ask(3, 0, 1));
        Ask late = ask(3, 0, 0);
        assertThat(held(ALICE, ask(3, 1, 3))).isEqualTo(3);
        assertThat(held(ALICE, late)).isEqualTo(3);

        assertThat(held(BOB, ask(3, 0, 3))).isZero();
    }

    @Test
    void what_a_dead_worker_held_is_there_at_once_and_it_gets_nothing_any_more() {
        held(ALICE, ask(3, 0, 3));
        assertThat(held(BOB, ask(3, 0, 3))).isZero();

        store.declareDead(ALICE, 0);

        assertThat(limits.ask(ALICE, List.of(ask(3, 3, 3)))).isEmpty();
        assertThat(limits.ask(999, List.of(ask(3, 0, 3)))).isEmpty();
        assertThat(held(BOB, ask(3, 0, 3))).isEqualTo(3);
    }

    @Test
    void a_worker_that_left_holds_nothing_and_one_that_drains_holds_what_it_held() {
        held(ALICE, ask(3, 0, 2));
        store.drain(ALICE);
        assertThat(held(BOB, ask(3, 0, 3))).isEqualTo(1);

        store.leave(ALICE);

        assertThat(held(BOB, ask(3, 1, 3))).isEqualTo(3);
    }

    @Test
    void the_strictest_limit_of_those_that_living_workers_know_holds() {
        held(ALICE, ask(2, 0, 0));
        assertThat(held(BOB, ask(5, 0, 5))).isEqualTo(2);

        store.leave(ALICE);

        assertThat(held(BOB, ask(5, 2, 5))).isEqualTo(5);
    }

    @Test
    void who_holds_more_than_a_stricter_limit_allows_keeps_it_but_may_begin_nothing_with_it() {
        held(BOB, ask(5, 0, 5));
        held(ALICE, ask(2, 0, 1));

        Answer answer = answer(BOB, ask(5, 4, 9));

        assertThat(answer.held()).isEqualTo(4);
        assertThat(answer.entitled()).isLessThan(2);
        assertThat(answer.contended()).isTrue();
    }

    @Test
    void where_there_is_not_enough_each_is_entitled_to_an_equal_share() {
        held(ALICE, ask(4, 0, 4));
        assertThat(answer(BOB, ask(4, 0, 9))).isEqualTo(new Answer(0, 0, false, Optional.empty()));

        Answer alice = answer(ALICE, ask(4, 3, 9));

        assertThat(alice).isEqualTo(new Answer(3, 2, true, Optional.empty()));
        assertThat(held(BOB, ask(4, 0, 9))).isEqualTo(1);
        assertThat(held(ALICE, ask(4, 2, 9))).isEqualTo(2);
        assertThat(held(BOB, ask(4, 1, 9))).isEqualTo(2);
    }

    @Test
    void who_wants_less_than_its_share_leaves_the_rest_to_others() {
        held(BOB, ask(6, 0, 1));

        assertThat(held(ALICE, ask(6, 0, 9))).isEqualTo(5);
    }

    @Test
    void what_cannot_be_shared_goes_round() {
        List<Long> order = new ArrayList<>();
        held(ALICE, ask(1, 0, 9));
        held(BOB, ask(1, 0, 9));
        long holder = ALICE;
        for (int i = 0; i < 6; i++) {
            long other = holder == ALICE ? BOB : ALICE;
            assertThat(held(holder, ask(1, 0, 9))).as("round %d", i).isZero();
            assertThat(held(other, ask(1, 0, 9))).as("round %d", i).isEqualTo(1);
            order.add(other);
            holder = other;
        }
        assertThat(order).containsExactly(BOB, ALICE, BOB, ALICE, BOB, ALICE);
    }

    @Test
    void what_has_begun_counts_until_its_period_is_over() {
        held(ALICE, rate(3, 0, 3));
        Answer used = answer(ALICE, rate(3, 1, 1, new Begun(Duration.ofSeconds(20), 1), new Begun(Duration.ZERO, 1)));
        assertThat(used.held()).isEqualTo(1);
        assertThat(used.more()).contains(Duration.ofSeconds(40));

        clock.advance(Duration.ofSeconds(39));
        assertThat(held(BOB, rate(3, 0, 3))).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(held(BOB, rate(3, 0, 3))).isEqualTo(1);
        clock.advance(Duration.ofSeconds(20));
        assertThat(held(BOB, rate(3, 1, 3))).isEqualTo(2);
    }

    @Test
    void what_may_begin_but_has_not_counts_as_if_it_began_now() {
        held(ALICE, rate(3, 0, 3));
        clock.advance(Duration.ofHours(1));
        assertThat(held(BOB, rate(3, 0, 3))).isZero();

        assertThat(held(ALICE, rate(3, 1, 1))).isEqualTo(1);
        assertThat(held(BOB, rate(3, 0, 3))).isEqualTo(2);
    }

    @Test
    void what_a_dead_worker_might_have_begun_counts_as_begun_when_that_is_noticed() {
        held(ALICE, rate(3, 0, 2));
        store.declareDead(ALICE, 0);
        assertThat(held(BOB, rate(3, 0, 3))).isEqualTo(1);

        clock.advance(Duration.ofSeconds(59));
        assertThat(held(BOB, rate(3, 1, 3))).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(held(BOB, rate(3, 1, 3))).isEqualTo(3);
    }

    @Test
    void rates_of_two_versions_both_hold() {
        Cap second = new Cap(2, Duration.ofSeconds(1));
        limits.ask(ALICE, List.of(new Ask("rate", List.of(second), ++turn, 0, 0, List.of())));

        assertThat(held(BOB, rate(3, 0, 3))).isEqualTo(2);
        assertThat(held(BOB, rate(3, 0, 3, new Begun(Duration.ZERO, 2)))).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(held(BOB, rate(3, 0, 3))).isEqualTo(1);
    }

    @Test
    void many_that_begin_one_by_one_are_counted_and_never_forgotten_too_early() {
        for (int i = 0; i < 400; i++) {
            held(ALICE, rate(500, 0, 0, new Begun(Duration.ZERO, 1)));
            clock.advance(Duration.ofMillis(10));
        }

        assertThat(held(BOB, rate(500, 0, 500))).isEqualTo(100);
        clock.advance(Duration.ofSeconds(56));
        assertThat(held(BOB, rate(500, 100, 500))).isEqualTo(100);
        clock.advance(Duration.ofSeconds(5));
        assertThat(held(BOB, rate(500, 100, 500))).isEqualTo(500);
    }

    @Test
    void names_may_be_any_text() {
        String name = "rate ü/'\"%_; DROP TABLE run --\n";
        Ask odd = new Ask(name, List.of(Cap.atOnce(1)), ++turn, 0, 1, List.of());

        assertThat(held(ALICE, odd)).isEqualTo(1);
        assertThat(held(BOB, odd)).isZero();
    }

    @Test
    void of_many_who_ask_at_once_no_more_than_the_limit_get_permits() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        for (int thread = 0; thread < 8; thread++) {
            long worker = 1000L + thread;
            store.join(worker, "w" + thread);
            Random random = new Random(thread);
            tasks.add(() -> {
                int mine = 0;
                for (int own = 1; own <= 40; own++) {
                    int keep = random.nextInt(mine + 1);
                    held.addAndGet(keep - mine); // given up before it is said
                    int wants = keep + random.nextInt(4);
                    Ask ask = new Ask("machines", List.of(Cap.atOnce(5)), own, keep, wants, List.of());
                    Ask other = new Ask("others " + own % 3, List.of(Cap.atOnce(1)), own, 0, 1, List.of());
                    List<Ask> both = random.nextBoolean() ? List.of(ask, other) : List.of(other, ask);
                    mine = limits.ask(worker, both)
                            .orElseThrow()
                            .get(both.indexOf(ask))
                            .held();
                    most.accumulateAndGet(held.addAndGet(mine - keep), Math::max);
                }
                held.addAndGet(-mine);
                store.leave(worker);
                return mine;
            });
        }

        atOnce(tasks);

        assertThat(most.get()).isBetween(1, 5);
        assertThat(held(ALICE, ask(5, 0, 5))).isEqualTo(5);
    }
}
