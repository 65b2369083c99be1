package dev.lodestep.verification.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.store.EntryKind;
import dev.lodestep.runtime.store.StoredStatus;
import dev.lodestep.verification.chaos.audit.Violation.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Where all is well the auditor finds nothing; one thing that is not, and he does. */
class AuditorTest {
    private final Scene scene = new Scene();

    private void found(Kind kind) {
        assertThat(Auditor.audit(scene.evidence())).extracting(Violation::kind).contains(kind);
    }

    @Test
    void all_is_well() {
        assertThat(Auditor.audit(scene.evidence())).isEmpty();
        assertThat(Auditor.repeatedEffects(scene.evidence())).isEqualTo(1);
    }

    @Test
    void a_start_that_is_lost() {
        scene.acknowledged.add(new Acknowledged.Started("job-2"));
        found(Kind.LOST);
    }

    @Test
    void a_start_that_nobody_acknowledged_may_be_lost() {
        scene.acknowledged.add(new Acknowledged.Wanted("job-2"));
        assertThat(Auditor.audit(scene.evidence())).isEmpty();
    }

    @Test
    void an_end_that_was_told_and_is_another() {
        scene.acknowledged.set(3, new Acknowledged.Ended("job-1", "COMPLETED", "end"));
        found(Kind.LOST);
    }

    @Test
    void a_kept_signal_that_is_lost() {
        scene.acknowledged.add(new Acknowledged.Signalled("job-1", "another", "BUFFERED"));
        found(Kind.LOST);
    }

    @Test
    void a_signal_that_is_kept_twice() {
        scene.inbox.add(new Letter(2, Optional.of("job-1/answer"), false));
        found(Kind.LOST);
    }

    @Test
    void an_answer_to_a_signal_that_cannot_be() {
        scene.acknowledged.add(new Acknowledged.Signalled("job-1", "job-1/answer", "UNKNOWN_RUN"));
        found(Kind.LOST);
    }

    @Test
    void a_cancellation_in_time_that_has_no_effect() {
        scene.status = StoredStatus.COMPLETED;
        scene.acknowledged.add(new Acknowledged.Cancelled("job-1", true));
        assertThat(Auditor.audit(scene.evidence())).anySatisfy(violation -> {
            assertThat(violation.kind()).isEqualTo(Kind.LOST);
            assertThat(violation.what()).contains("it has completed");
        });
    }

    @Test
    void a_run_that_does_not_end() {
        scene.status = StoredStatus.WAITING;
        found(Kind.STUCK);
    }

    @Test
    void a_run_that_is_parked() {
        scene.status = StoredStatus.PARKED;
        found(Kind.STUCK);
    }

    @Test
    void a_gap_in_a_journal() {
        scene.journal.remove(5);
        found(Kind.BROKEN_JOURNAL);
    }

    @Test
    void a_position_that_is_there_twice() {
        scene.journal.add(5, scene.journal.get(5));
        found(Kind.BROKEN_JOURNAL);
    }

    @Test
    void an_entry_of_somebody_who_does_not_own_the_run() {
        Row row = scene.journal.get(5);
        scene.journal.set(
                5,
                new Row(
                        row.seq(),
                        10,
                        row.kind(),
                        row.node(),
                        row.attempt(),
                        row.message(),
                        row.worker(),
                        row.atMillis(),
                        row.payload()));
        found(Kind.BROKEN_JOURNAL);
    }

    @Test
    void something_behind_the_end() {
        scene.add(20, EntryKind.SKIP, "b", 0, OptionalInt.empty(), OptionalLong.empty(), "");
        found(Kind.BROKEN_JOURNAL);
    }

    @Test
    void a_result_that_is_recorded_twice() {
        int at = scene.at(EntryKind.RESULT, "a");
        scene.insert(at + 1, scene.journal.get(at));
        found(Kind.RECORDED_TWICE);
    }

    @Test
    void a_failed_attempt_that_is_recorded_twice() {
        int at = scene.at(EntryKind.FAILURE, "end");
        scene.insert(at + 1, scene.journal.get(at));
        found(Kind.RECORDED_TWICE);
    }

    @Test
    void a_wait_that_ends_by_its_signal_and_by_its_time() {
        scene.insert(
                scene.at(EntryKind.SIGNAL, "wait") + 1,
                new Row(0, 20, EntryKind.TIMEOUT, "wait", 0, OptionalInt.empty(), OptionalLong.empty(), 9_000, ""));
        found(Kind.RECORDED_TWICE);
    }

    @Test
    void a_signal_that_is_consumed_twice() {
        int at = scene.at(EntryKind.SIGNAL, "wait");
        scene.insert(at + 1, scene.journal.get(at));
        found(Kind.SIGNAL);
    }

    @Test
    void a_signal_that_was_accepted_and_not_consumed() {
        scene.inbox.add(new Letter(2, Optional.of("another"), true));
        found(Kind.SIGNAL);
    }

    @Test
    void a_signal_that_was_consumed_and_never_sent() {
        scene.inbox.clear();
        found(Kind.SIGNAL);
    }

    @Test
    void a_timer_that_fires_early() {
        int at = scene.at(EntryKind.TIMEOUT, "sleep");
        scene.journal.set(
                at,
                new Row(
                        at + 1,
                        20,
                        EntryKind.TIMEOUT,
                        "sleep",
                        0,
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        3_999,
                        ""));
        found(Kind.EARLY);
    }

    @Test
    void an_effect_once_more_although_nobody_was_disturbed() {
        scene.disturbances.clear();
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void an_effect_once_more_where_somebody_else_was_disturbed() {
        scene.disturbances.set(0, new Disturbance("KILL", Optional.of("w3"), 1_500, 1_500));
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void an_effect_once_more_by_whoever_owns_the_run_still() {
        scene.outside.add(new Effect(2_100, "w2", "job-1", "a", 1, "job-1/a"));
        scene.disturbances.add(new Disturbance("CUT", Optional.empty(), 0, 10_000));
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void an_effect_of_a_process_that_never_owned_the_run() {
        scene.outside.add(new Effect(2_100, "w3", "job-1", "a", 1, "job-1/a"));
        scene.disturbances.add(new Disturbance("CUT", Optional.empty(), 0, 10_000));
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void an_effect_under_another_key() {
        scene.outside.set(1, new Effect(2_000, "w2", "job-1", "a", 1, "job-1/a-again"));
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void two_effects_under_one_key() {
        scene.outside.set(2, new Effect(3_000, "w2", "job-1", "wait", 1, "job-1/a"));
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void an_attempt_behind_one_that_is_not_recorded() {
        scene.outside.add(new Effect(5_100, "w2", "job-1", "end", 3, "job-1/end"));
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void a_result_without_its_effect() {
        scene.outside.remove(2);
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void a_compensation_without_its_effect() {
        scene.outside.remove(4);
        found(Kind.UNEXPLAINED_EFFECT);
    }

    @Test
    void a_transactional_effect_that_is_there_twice() {
        scene.inside.add(scene.inside.get(0));
        found(Kind.TRANSACTION);
    }

    @Test
    void a_transactional_effect_that_is_not_there() {
        scene.inside.remove(0);
        found(Kind.TRANSACTION);
    }

    @Test
    void a_transactional_effect_that_is_not_recorded() {
        scene.inside.add(new Effect(1, "w1", "job-1", "cook", 1, "job-1/cook"));
        found(Kind.TRANSACTION);
    }

    @Test
    void a_result_that_is_another_than_undisturbed() {
        scene.results = Map.of("a", "1", "wait", "2", "pay", "4");
        found(Kind.OTHER_RESULT);
    }

    @Test
    void a_customer_who_is_told_something_else() {
        scene.acknowledged.set(3, new Acknowledged.Ended("job-1", "FAILED", "wait"));
        found(Kind.OTHER_RESULT);
    }

    @Test
    void a_child_that_is_not_there_undisturbed() {
        scene.id = "job-1/child";
        found(Kind.OTHER_RESULT);
    }

    @Test
    void a_compensation_that_is_missing() {
        scene.remove(EntryKind.COMPENSATED, "a");
        found(Kind.COMPENSATION);
    }

    @Test
    void compensations_that_are_not_in_reverse_order() {
        scene.swap(scene.at(EntryKind.COMPENSATED, "pay"), scene.at(EntryKind.COMPENSATED, "a"));
        found(Kind.COMPENSATION);
    }

    @Test
    void a_compensation_of_what_completed() {
        scene.status = StoredStatus.COMPLETED;
        found(Kind.COMPENSATION);
    }

    @Test
    void an_exception_that_nobody_told_customers_of() {
        scene.acknowledged.add(new Acknowledged.Surprised("job-1", "NullPointerException"));
        found(Kind.SURPRISE);
    }
}
