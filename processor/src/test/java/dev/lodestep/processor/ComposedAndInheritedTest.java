package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A user's own annotations count as what they carry, and the methods of superclasses as the workflow's own. */
class ComposedAndInheritedTest {
    private static final String HEAD = """
            package com.acme;
            import dev.lodestep.*;
            import java.util.*;
            """;

    private static String machine(String... sources) {
        Javac javac = new Javac().strict();
        for (String each : sources) {
            javac.source(HEAD + each);
        }
        return machine(javac.compile());
    }

    private static String machine(Javac.Result result) {
        assertThat(result.report()).isEmpty();
        return result.text("com/acme/FlowMachine.java").replaceAll("\\s+", " ").replace(" .", ".");
    }

    @Test
    void anAnnotationOfTheUsersCountsAsAllThatItCarriesAtAnyDepth() {
        assertThat(machine("""
                @Workflow class Flow {
                    @Retry(maxAttempts = 9) @Timeout("30s") @RateLimit("5/s") @interface Remote {}
                    @Step @Remote @Concurrency(limit = 2, key = "bank") @interface Call {}
                    @WaitForSignal(timeout = "3d") @interface Ask {}
                    @Repeat(max = 4, every = "1m") @interface Poll {}
                    @ForEach(maxConcurrency = 3) @interface Each {}
                    @Parallel @ContinueOnError @interface Aside {}
                    @Call Long pay(Integer in) { return 1L; }
                    @Ask Float ask(Optional<String> answer, Long paid) { return 1f; }
                    @Step @Poll Double poll(Float asked) { return 1.0; }
                    @Until("poll") boolean done() { return true; }
                    @Call @Aside List<Short> parts(Double polled) { return List.of(); }
                    @Call @Retry(maxAttempts = 1) @Aside Byte each(@Each Character part, Double polled, List<Character> all) { return 1; }
                    @Step(after = "poll") @Aside List<Character> letters() { return List.of(); }
                    @Result String result(Optional<List<Short>> parts, Optional<List<Byte>> bytes) { return ""; }
                }
                """))
                .contains(
                        "step(\"pay\").takes(input()).returns(Codecs.LONG).retry(RetryPolicy.of(9, ",
                        ".timeout(Duration.ofSeconds(30)).rate(5, Duration.ofSeconds(1)).concurrency(\"bank\", 2)",
                        "waitFor(\"ask\", \"ask\", Codecs.STRING, Duration.ofDays(3))",
                        "LoopDefinition.of(\"poll\", 4, \"poll\")",
                        ".every(Duration.ofMinutes(1))",
                        ".forEach(from(\"letters\"), 3)",
                        ".retry(RetryPolicy.of(1, ",
                        ".continuesOnError()");
    }

    @Test
    void anAnnotationFromALibraryCountsToo() throws IOException {
        Javac.Result library = new Javac()
                .source("package lib; import dev.lodestep.*; @Step @Timeout(\"7s\") public @interface Job {}")
                .compile();
        Javac.Result result = new Javac()
                .on(library)
                .strict()
                .source(HEAD + "@Workflow class Flow { @lib.Job String one(Integer in) { return \"\"; } }")
                .compile();

        assertThat(machine(result))
                .contains("step(\"one\").takes(input()).returns(Codecs.STRING).timeout(Duration.ofSeconds(7))");
    }

    @Test
    void aMethodThatIsOverriddenIsWhatItsOverriderSays() {
        String machine = machine("""
                abstract class Base {
                    @Step @Timeout("1s") Long kept(Integer in) { return 1L; }
                    @Step @Timeout("2s") Float changed(Long kept) { return 1f; }
                    @Step void dropped(Float changed) {}
                    @Compensate("kept") void undo(Long kept) {}
                }
                """, """
                @Workflow class Flow extends Base {
                    @Override @Step(pivot = true) Float changed(Long kept) { return 2f; }
                    @Override void dropped(Float changed) {}
                    @Override @Compensate("kept") @Retry(maxAttempts = 8) void undo(Long kept) {}
                }
                """);

        assertThat(machine)
                .contains(
                        "step(\"kept\").takes(input()).returns(Codecs.LONG).timeout(Duration.ofSeconds(1))",
                        ".compensation(taking(from(\"kept\")).retry(RetryPolicy.of(8, ",
                        "step(\"changed\").follows(\"kept\").takes(from(\"kept\")).returns(Codecs.FLOAT).pivot())")
                .doesNotContain("dropped", "ofSeconds(2)");
    }

    @Test
    void aGenericSuperclassGivesItsMethodsTheTypesThatTheWorkflowBinds() {
        assertThat(machine("""
                abstract class Fetch<K, V> {
                    record Page<V>(List<V> rows) {}
                    abstract Page<V> read(K key);
                    @Step Page<V> fetch(K key) { return read(key); }
                    @Recover("fetch") Page<V> nothing(Exception failure, K key) { return new Page<>(List.of()); }
                    @Step List<V> rows(Page<V> page) { return page.rows(); }
                    @Step Optional<V> first(@ForEach V row, K key) { return Optional.of(row); }
                }
                """, """
                abstract class FetchByName<V> extends Fetch<String, V> {
                    @Step Integer count(List<Optional<V>> firsts) { return firsts.size(); }
                }
                """, """
                @Workflow class Flow extends FetchByName<Flow.Row> {
                    record Row(int n) {}
                    @Override Page<Row> read(String key) { return null; }
                }
                """))
                .contains(
                        "WorkflowMachine<String, Integer>",
                        "workflow.first(in.<Flow.Row>get(0), in.<String>get(1))",
                        "in.<Fetch.Page<Flow.Row>>get(0)",
                        ".recovery(RecoveryDefinition.of(\"nothing\", Exception.class, input()))",
                        "in.<List<Optional<Flow.Row>>>get(0)");
    }

    @Test
    void aMethodThatTheMachineCannotCallIsRefusedWhereverItIsInherited() {
        String base = """
                package other;
                import dev.lodestep.*;
                public abstract class Base {
                    @Step Long hidden(Integer in) { return 1L; }
                    @Step protected Float guarded(Integer in) { return 1f; }
                    @Step protected String opened(Float guarded) { return ""; }
                    @Step public Double open(String opened) { return 1.0; }
                }
                """;
        Javac.Result result = new Javac().source(base).source(HEAD + """
                        @Workflow class Flow extends other.Base {
                            @Override @Step protected String opened(Float guarded) { return ""; }
                        }
                        """).compile();

        assertThat(result.report())
                .contains(
                        "@Step does not work on 'hidden': the method is inherited from another package and not public",
                        "@Step does not work on 'guarded': the method is inherited from another package and not public")
                .doesNotContain("on 'open");
    }
}
