package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.CancelMode;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.InvalidIdException;
import dev.lodestep.runtime.PayloadTooLargeException;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.StartConflictException;
import dev.lodestep.runtime.UnknownRunException;
import dev.lodestep.runtime.codec.EncodeException;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.Trouble.Ask;
import dev.lodestep.verification.Trouble.What;
import dev.lodestep.verification.Trouble.Word;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers and steps get wrong is refused with a type and a reason before anything is written, or fails that one run. */
class BadInputTest {
    private static final EngineOptions OPTIONS = EngineOptions.defaults()
            .pollInterval(Duration.ofMillis(10))
            .shutdownGrace(Duration.ofMillis(100))
            .maxPayloadBytes(10_000)
            .maxSignalBytes(1_000);

    @TempDir
    Path folder;

    private final Trouble.Gate gate = new Trouble.Gate();
    private final Store store = Stores.inMemory();
    private final Engine engine = Engine.open(store, OPTIONS.keepStoreOpen());
    private final TroubleClient troubles = TroubleClient.register(engine, new Trouble(gate));

    @AfterEach
    void close() {
        gate.open();
        engine.close();
    }

    static Stream<Arguments> badIds() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("x".repeat(256), "256 characters; at most 255"),
                Arguments.of("a\0b", "NUL at index 1"),
                Arguments.of("a\ud800", "lone surrogate at index 1"),
                Arguments.of("\udc00a", "lone surrogate at index 0"));
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void an_id_that_stores_cannot_hold_is_refused(String id, String why) {
        assertThatThrownBy(() -> troubles.start(id, new Ask(What.ANSWER, "a")))
                .isInstanceOf(InvalidIdException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> troubles.resume(id).hear(new Word("a")))
                .isInstanceOf(InvalidIdException.class)
                .hasMessageContaining(why);
        troubles.start("fine", new Ask(What.ANSWER, "a"));
        assertThatThrownBy(() -> troubles.resume("fine").once(id).hear(new Word("a")))
                .isInstanceOf(InvalidIdException.class)
                .hasMessageContaining(why);
        assertThat(engine.list(RunQuery.all()).runs()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("badIds")
    void reading_by_an_id_that_cannot_be_finds_nothing(String id, String ignored) {
        assertThat(engine.find(id)).isEmpty();
        assertThat(troubles.state(id)).isEmpty();
        assertThatThrownBy(() -> engine.journal(id)).isInstanceOf(UnknownRunException.class);
        assertThatThrownBy(() -> troubles.cancel(id, CancelMode.STOP)).isInstanceOf(UnknownRunException.class);
        assertThatThrownBy(() -> troubles.retry(id)).isInstanceOf(UnknownRunException.class);
        assertThatThrownBy(() -> troubles.await(id, Duration.ofMillis(1))).isInstanceOf(UnknownRunException.class);
    }

    @Test
    void the_longest_id_and_any_letters_are_fine() {
        String id = "\ud83d\ude00 ü / % ' \" \\ \n".concat("x".repeat(255)).substring(0, 255);
        troubles.start(id, new Ask(What.ANSWER, "a"));
        troubles.resume(id).once(id).hear(new Word("heard"));
        assertThat(troubles.await(id, Eventually.PATIENCE)).isEqualTo("heard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\ud800b", "\udc00"})
    void text_that_stores_cannot_hold_is_refused(String text) {
        assertThatThrownBy(() -> troubles.start("bad", new Ask(What.ANSWER, text)))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("$.input.text")
                .hasMessageContaining("trouble");
        assertThat(engine.find("bad")).isEmpty();

        troubles.start("fine", new Ask(What.ANSWER, "a"));
        assertThatThrownBy(() -> troubles.resume("fine").hear(new Word(text)))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("text");
        troubles.resume("fine").hear(new Word("b"));
        assertThat(troubles.await("fine", Eventually.PATIENCE)).isEqualTo("b");
    }

    @Test
    void a_result_that_stores_cannot_hold_fails_the_run_and_says_where() {
        troubles.start("run", new Ask(What.ANSWER, "a"));
        troubles.resume("run").hear(new Word("bad"));

        RunFailedException failed = failure("run");
        assertThat(failed).hasMessageContaining("'tell'").hasMessageContaining("half a surrogate pair");
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_written() {
        assertThatThrownBy(() -> troubles.start("large", new Ask(What.ANSWER, "x".repeat(10_000))))
                .isInstanceOf(PayloadTooLargeException.class)
                .hasMessageContaining("the input has 100")
                .hasMessageContaining("EngineOptions.maxPayloadBytes");
        assertThat(engine.find("large")).isEmpty();

        troubles.start("fine", new Ask(What.ANSWER, "a"));
        assertThatThrownBy(() -> troubles.resume("fine").hear(new Word("x".repeat(1_000))))
                .isInstanceOf(PayloadTooLargeException.class)
                .hasMessageContaining("signal 'hear'")
                .hasMessageContaining("EngineOptions.maxSignalBytes");
        assertThat(troubles.resume("fine").hear(new Word("x"))).isIn(SignalResult.ACCEPTED, SignalResult.BUFFERED);
        assertThat(troubles.await("fine", Eventually.PATIENCE)).isEqualTo("x");
    }

    @Test
    void a_result_that_is_too_large_fails_the_run() {
        troubles.start("run", new Ask(What.LARGE, "10000"));
        assertThat(failure("run")).hasMessageContaining("PayloadTooLarge").hasMessageContaining("'act'");

        troubles.start("just fits", new Ask(What.LARGE, "9998"));
        troubles.resume("just fits").hear(new Word("ok"));
        assertThat(troubles.await("just fits", Eventually.PATIENCE)).isEqualTo("ok");
    }

    @Test
    void a_step_that_throws_an_Error_fails_its_run_and_no_other() {
        troubles.start("run", new Ask(What.THROW_ERROR, ""));
        assertThat(failure("run")).hasMessageContaining("StackOverflowError").hasMessageContaining("deep");
        theEngineGoesOn();
    }

    @Test
    void a_step_past_its_timeout_is_interrupted() throws InterruptedException {
        troubles.start("run", new Ask(What.WAIT_FOR_INTERRUPT, ""));
        assertThat(failure("run")).hasMessageContaining("@Timeout of PT0.15S");
        assertThat(gate.wasInterrupted()).isTrue();
        theEngineGoesOn();
    }

    @Test
    void a_step_that_ignores_the_interrupt_ends_when_it_returns() throws InterruptedException {
        troubles.start("run", new Ask(What.IGNORE_INTERRUPT, ""));
        assertThat(gate.wasInterrupted()).isTrue();
        Eventually.holds(
                () -> troubles.whyNotRunning("run").contains("does not react to the interrupt"),
                () -> troubles.whyNotRunning("run"));
        theEngineGoesOn();
        gate.open();
        assertThat(failure("run")).hasMessageContaining("@Timeout of PT0.15S");
    }

    @Test
    void a_step_that_returns_null_fails_its_run_and_says_so() {
        troubles.start("run", new Ask(What.NULL, ""));
        assertThat(failure("run")).hasMessageContaining("'act'").hasMessageContaining("null");
        theEngineGoesOn();
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller may do by mistake
    void null_is_refused() {
        assertThatThrownBy(() -> troubles.start("run", null)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> troubles.start("run", new Ask(What.ANSWER, null)))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("text");
        assertThatThrownBy(() -> troubles.start(null, new Ask(What.ANSWER, ""))).isInstanceOf(RuntimeException.class);
        troubles.start("run", new Ask(What.ANSWER, ""));
        assertThatThrownBy(() -> troubles.resume("run").hear(null)).isInstanceOf(RuntimeException.class);
        troubles.resume("run").hear(new Word("ok"));
        assertThat(troubles.await("run", Eventually.PATIENCE)).isEqualTo("ok");
    }

    @Test
    void a_run_of_a_version_that_nobody_knows_stays_and_says_why() {
        Path file = folder.resolve("versions.db");
        try (Engine old = Engine.open(SqliteStore.at(file), OPTIONS)) {
            TroubleClient first = TroubleClient.register(old, new Trouble(gate));
            first.start("waits", new Ask(What.ANSWER, ""));
            Eventually.holds(
                    () -> first.run("waits").status() == RunStatus.WAITING, () -> first.whyNotRunning("waits"));
        }
        try (Engine next = Engine.open(SqliteStore.at(file), OPTIONS)) {
            TroubleV2Client second = TroubleV2Client.register(next, new TroubleV2());
            TroubleClient first = TroubleClient.connect(next);
            assertThat(first.resume("waits").hear(new Word("late"))).isEqualTo(SignalResult.ACCEPTED);
            assertThat(second.start("new", new TroubleV2.Ask("two")).await(Eventually.PATIENCE))
                    .isEqualTo("two");
            assertThat(next.whyNotRunning("waits"))
                    .contains("trouble v1")
                    .contains("trouble v2")
                    .contains("Register");
            assertThatThrownBy(() -> second.state("waits"))
                    .isInstanceOf(StartConflictException.class)
                    .hasMessageContaining("trouble v1");
            TroubleClient.register(next, new Trouble(gate));
            assertThat(first.await("waits", Eventually.PATIENCE)).isEqualTo("late");
        }
    }

    private void theEngineGoesOn() {
        troubles.start("another", new Ask(What.ANSWER, "a"));
        troubles.resume("another").hear(new Word("b"));
        assertThat(troubles.await("another", Eventually.PATIENCE)).isEqualTo("b");
    }

    private RunFailedException failure(String id) {
        RunFailedException failed =
                catchThrowableOfType(RunFailedException.class, () -> troubles.await(id, Eventually.PATIENCE));
        assertThat(failed).as(troubles.whyNotRunning(id)).isNotNull();
        return failed;
    }
}
