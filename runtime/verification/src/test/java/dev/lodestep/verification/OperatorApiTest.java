package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lodestep.runtime.ElementState;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.InterventionRefusedException;
import dev.lodestep.runtime.JsonClient;
import dev.lodestep.runtime.NodeStatus;
import dev.lodestep.runtime.Outcome;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalNotExpectedException;
import dev.lodestep.runtime.SignalRejectedException;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.Snapshot;
import dev.lodestep.runtime.UnknownRunException;
import dev.lodestep.runtime.codec.DecodeException;
import dev.lodestep.runtime.machine.Note;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.Translation.Page;
import dev.lodestep.verification.Translation.Text;
import dev.lodestep.verification.Translation.Verdict;
import dev.lodestep.verification.TranslationClient.Node;
import dev.lodestep.verification.workflows.LoanOfThree;
import dev.lodestep.verification.workflows.LoanOfThree.Loan;
import dev.lodestep.verification.workflows.LoanOfThree.Score;
import dev.lodestep.verification.workflows.LoanOfThree.Vote;
import dev.lodestep.verification.workflows.LoanOfThree.Votes;
import dev.lodestep.verification.workflows.LoanOfThreeClient;
import dev.lodestep.verification.workflows.LoanOfThreeMachine;
import dev.lodestep.verification.workflows.LoanOfThreeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What generated clients let people do with runs beside starting them: see what they wait for, and decide by hand. */
class OperatorApiTest {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final JsonMapper SNAKES = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final Text TEXT = new Text(List.of("eins", "zwei"), "Latin");

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    void a_client_shows_what_a_run_waits_for_with_what_the_wait_was_given() {
        try (Engine engine = Engine.open(Stores.inMemory())) {
            LoanOfThreeClient loans = LoanOfThreeClient.register(engine, new LoanOfThree(calls::add));
            assertThat(loans.startOrResume("loan", new Loan("Eve", 500, LATER)).vote(new Vote("ann", true)))
                    .isEqualTo(SignalResult.BUFFERED);
            Eventually.holds(
                    () -> calls.contains("quorum ann")
                            && engine.find("loan").orElseThrow().status() == RunStatus.WAITING,
                    calls::toString);

            assertThat(loans.waiting("loan"))
                    .containsExactly(new LoanOfThreeClient.ForQuorum(
                            new Score(5),
                            new Votes(List.of(new Vote("ann", true))),
                            Optional.of(LATER),
                            OptionalInt.empty()));
            assertThat(loans.state("loan").orElseThrow().asked(LoanOfThreeClient.Node.QUORUM))
                    .contains(new Votes(List.of(new Vote("ann", true))));
            assertThatThrownBy(() -> loans.startOrResume("loan", new Loan("Eve", 500, LATER))
                            .vote(new Vote("ann", true)))
                    .isInstanceOf(SignalRejectedException.class);
            assertThatThrownBy(() -> loans.waiting("none")).isInstanceOf(UnknownRunException.class);
        }
    }

    @Test
    void a_snapshot_shows_it_likewise() {
        LoanOfThreeMachine loans = LoanOfThreeMachine.of(new LoanOfThree(calls::add));
        Snapshot asked = loans.run(new Loan("Eve", 500, LATER)).snapshot();

        LoanOfThreeClient.Waiting open = LoanOfThreeState.of(asked).waiting().get(0);

        assertThat(open)
                .isInstanceOfSatisfying(
                        LoanOfThreeClient.ForQuorum.class,
                        quorum -> assertThat(quorum.s()).isEqualTo(new Score(5)));
        assertThat(open.due()).contains(LATER);
    }

    @Test
    void results_are_given_by_hand_where_types_fit_and_what_nobody_needs_is_skipped() {
        try (Engine engine =
                Engine.open(Stores.inMemory(), EngineOptions.defaults().objectMapper(SNAKES))) {
            TranslationClient texts = TranslationClient.register(engine, new Translation(calls::add));
            texts.start("t", TEXT);
            isIn(texts, RunStatus.PARKED);

            assertThat(texts.state("t").orElseThrow().elements(Node.TRANSLATE))
                    .extracting(ElementState::status)
                    .containsExactly(NodeStatus.FAILED, NodeStatus.FAILED);
            texts.supply("t").because("she does").by("ann").translate(0, new Page("unus"));
            isIn(texts, RunStatus.PARKED);
            texts.supply("t").because("she does").by("ann").translate(1, new Page("duo"));
            isIn(texts, RunStatus.WAITING);
            assertThat(texts.state("t").orElseThrow().elements(Node.TRANSLATE))
                    .extracting(ElementState::result)
                    .containsExactly(Optional.of(new Page("unus")), Optional.of(new Page("duo")));
            assertThat(texts.waiting("t"))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TranslationClient.ForRead.class,
                            read -> assertThat(read.pages()).hasSize(2));
            assertThat(engine.journal("t"))
                    .as("written by the mapper that the engine was given")
                    .anySatisfy(record -> assertThat(record.payload()).contains("{\"some_number\":2}"));

            assertThatThrownBy(
                            () -> texts.supply("t").because("again").by("ann").translate(1, new Page("duo")))
                    .isInstanceOf(InterventionRefusedException.class);
            assertThat(texts.pause("t").because("lunch").by("ann")).isTrue();
            isIn(texts, RunStatus.PARKED);
            texts.resume("t").read(new Verdict(true));
            assertThat(texts.go("t").because("lunch is over").by("ann")).isTrue();
            Eventually.holds(() -> texts.whyNotRunning("t").contains("nobody is there"), calls::toString);
            texts.skip("t").because("nobody listens").by("ann").tell();

            assertThat(texts.await("t", Duration.ofSeconds(20))).isEqualTo("true [unus, duo]");
            assertThat(texts.fork("t", Node.READ, "u").id()).isEqualTo("u");
            texts.resume("u").read(new Verdict(false));
            Eventually.holds(() -> texts.whyNotRunning("u").contains("nobody is there"), calls::toString);
            texts.skip("u").because("nobody listens").by("ann").tell();
            assertThat(texts.await("u", Duration.ofSeconds(20))).isEqualTo("false [unus, duo]");
            assertThat(calls).containsExactly("checked true", "read 2 2", "checked false", "read 2 2");
        }
    }

    @Test
    void tools_do_the_same_by_names_and_json() {
        try (Engine engine =
                Engine.open(Stores.inMemory(), EngineOptions.defaults().objectMapper(SNAKES))) {
            TranslationClient texts = TranslationClient.register(engine, new Translation(calls::add));
            JsonClient tool = JsonClient.of(engine, TranslationMachine.DEFINITION);
            Note note = new Note("ann", "she does");
            tool.start("t", "{\"pages\":[\"eins\"],\"language\":\"Latin\"}");
            isIn(texts, RunStatus.PARKED);

            assertThatThrownBy(() -> tool.supply("t", "translate#0", "{\"text\":7}", note))
                    .isInstanceOf(DecodeException.class);
            assertThatThrownBy(() -> tool.skip("t", "translate", note))
                    .isInstanceOf(InterventionRefusedException.class)
                    .hasMessageContaining("stamp");
            tool.supply("t", "translate#0", "{\"text\":\"unus\"}", note);
            isIn(texts, RunStatus.WAITING);
            assertThat(tool.waiting("t"))
                    .singleElement()
                    .satisfies(wait -> assertThat(wait.node()).isEqualTo("read"));
            assertThatThrownBy(() -> tool.signal("t", "write", null, "{}"))
                    .isInstanceOf(SignalNotExpectedException.class);
            assertThat(tool.signal("t", "read", null, "{\"good\":true}")).isEqualTo(SignalResult.ACCEPTED);
            Eventually.holds(() -> texts.whyNotRunning("t").contains("nobody is there"), calls::toString);
            tool.skip("t", "tell", note);
            assertThat(texts.await("t", Duration.ofSeconds(20))).isEqualTo("true [unus]");
            assertThat(tool.state("t").orElseThrow().toString())
                    .contains("tell=SKIPPED")
                    .doesNotContain("unus");
        }
    }

    @Test
    void the_plain_runner_takes_decisions_and_the_mapper_too() {
        TranslationMachine texts = TranslationMachine.of(new Translation(calls::add));
        texts.objectMapper(SNAKES);
        Snapshot parked = texts.run(TEXT).snapshot();

        Snapshot half =
                texts.resume(parked).supply().translate(0, new Page("unus")).snapshot();
        Snapshot open =
                texts.resume(half).supply().translate(1, new Page("duo")).snapshot();

        assertThat(open.toJson()).contains("\"some_number\":2");
        assertThat(TranslationState.of(Snapshot.parse(open.toJson(), SNAKES))
                        .stamp()
                        .orElseThrow()
                        .someNumber)
                .isEqualTo(2);
        Snapshot told = texts.resume(Snapshot.parse(open.toJson()))
                .read(new Verdict(true))
                .snapshot();
        Outcome<String> done = texts.resume(told).skip().tell();
        assertThat(done.orElseThrow()).isEqualTo("true [unus, duo]");
    }

    private static void isIn(TranslationClient texts, RunStatus status) {
        Eventually.holds(() -> texts.run("t").status() == status, () -> texts.whyNotRunning("t"));
    }
}
