package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What each part of the language becomes in the definition and in the calls: compiled without any warning, and read. */
class DefinitionsTest {
    private static final String HEAD = """
            package com.acme;
            import dev.lodestep.*;
            import java.sql.Connection;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    /** The machine of a workflow named {@code Flow}, every run of white space as one space, none before a dot. */
    private static String machine(String workflow) {
        Javac.Result result = new Javac().strict().source(HEAD + workflow).compile();
        assertThat(result.report()).isEmpty();
        return result.text("com/acme/FlowMachine.java")
                .replaceAll("\\s+", " ")
                .replace(" .", ".")
                .replace("( ", "(");
    }

    @Test
    void loopsInLoopsHaveTheirTailsPausesEndsAndLimits() {
        assertThat(machine("""
                @Workflow class Flow {
                    record In(int n) {} record Page(int n) {} record Part(int n) {} record Sum(int n) {}
                    @Step Page open(In in) { return null; }
                    @Step(pivot = true) @Repeat(max = Repeat.UNBOUNDED, every = "90s") Part part(Page page, Optional<Sum> before) { return null; }
                    @Until("part") boolean complete(Part part, In in) { return true; }
                    @Step @Repeat(from = "open", max = 7, every = "1d", onLimit = OnLimit.GO_ON) Sum sum(Part part) { return null; }
                    @Until("sum") boolean enough() { return true; }
                    @Step String done(Sum sum) { return ""; }
                }
                """))
                .contains(
                        ".takes(from(\"open\"), from(\"sum\").earlier(\"sum\").optional())",
                        ".loop(LoopDefinition.of(\"part\", Repeat.UNBOUNDED, \"part\")"
                                + ".tail(LoopDefinition.Tail.of(\"part\").every(Duration.ofSeconds(90)).until(from(\"part\"), input())))"
                                + ".loop(LoopDefinition.of(\"open\", 7, \"open\", \"part\", \"sum\").goesOnAtLimit()"
                                + ".tail(LoopDefinition.Tail.of(\"sum\").every(Duration.ofDays(1)).until(new Binding[0])))",
                        "case \"part\" -> workflow.complete(in.<Flow.Part>get(0), in.<Flow.In>get(1));",
                        "case \"sum\" -> workflow.enough();");
    }

    @Test
    void aStepThatAsksHasItsCarryItsDeadlineAndItsCheck() {
        assertThat(machine("""
                @Workflow class Flow {
                    record In(Instant end) {} record Asked(List<String> who) {} record Vote(boolean yes) {} record Limit(Instant at) {}
                    @Step Limit limit(In in) { return null; }
                    @Step(after = "limit") String first(In in) { return ""; }
                    @Step(pivot = true) @WaitForSignal(signal = "vote", buffer = false) @Timeout("1m")
                    @Repeat(from = "first", max = 3)
                    Pausable<Optional<Integer>, Asked> ask(Optional<Vote> vote, String first, @Carry Optional<Asked> asked) { return Pausable.done(Optional.empty()); }
                    @Until("ask") boolean over() { return true; }
                    @Due("ask") Instant until(Limit limit) { return limit.at(); }
                    @Check("ask") CompletionStage<Void> look(Vote vote, @Carry Optional<Asked> asked, In in) { return null; }
                    @Step @WaitForSignal(after = "ask", timeout = "1h") Pausable<Void, String> rest(Optional<String> more, @Carry Optional<String> before) { return null; }
                }
                """))
                .contains(
                        "pausable(\"ask\", \"vote\", Stored.VOTE, Stored.ASKED).follows(\"first\").takes(from(\"first\"))"
                                + ".returns(Codecs.optional(Codecs.INT)).pivot().timeout(Duration.ofMinutes(1)).unbuffered()"
                                + ".due(DueDefinition.of(from(\"limit\")).keptIn(\"first\")).check(input())",
                        "pausable(\"rest\", \"rest\", Codecs.STRING, Codecs.STRING, Duration.ofHours(1))",
                        "case \"ask\" -> workflow.ask(in.<Optional<Flow.Vote>>payload(), in.<String>get(0), in.<Flow.Asked>carry());",
                        "case \"rest\" -> workflow.rest(in.<Optional<String>>payload(), in.<String>carry());",
                        "case \"ask\" -> workflow.until(in.<Flow.Limit>get(0));",
                        "case \"ask\" -> workflow.look(in.<Flow.Vote>payload(), in.<Flow.Asked>carry(), in.<Flow.In>get(0))"
                                + ".toCompletableFuture().get();");
    }

    @Test
    void elementsAreBoundWhereverAMethodIsAboutOne() {
        assertThat(machine("""
                @Workflow class Flow {
                    record In(int n) {} record Part(int n) {} record Piece(int n) {} record Answer(int n) {} record Bill(int n) {}
                    static class PieceCodec implements dev.lodestep.runtime.codec.Codec<Piece> {
                        @Override public void write(dev.lodestep.runtime.codec.JsonOut out, Piece piece) { out.number(piece.n()); }
                        @Override public Piece read(dev.lodestep.runtime.codec.JsonIn in) { return new Piece(in.intValue()); }
                    }
                    @Step List<Part> split(In in) { return List.of(); }
                    @Step @UseCodec(PieceCodec.class) Optional<Piece> make(@ForEach(maxConcurrency = 2) Part part, In in, StepContext step) { return Optional.empty(); }
                    @Compensate(value = "make", evenIfFailed = true) @Timeout("5s") void unmake(Part part, Optional<Piece> piece, In in, Connection connection) {}
                    @WaitForSignal(after = "make", timeout = "1d") Bill ask(Optional<Answer> answer, @ForEach Part part) { return null; }
                    @Due("ask") Instant due(In in) { return null; }
                    @Result String result(List<Optional<Piece>> pieces, List<Bill> bills) { return ""; }
                }
                """))
                .contains(
                        "step(\"make\").follows(\"split\").takes(element(), input()).forEach(from(\"split\"), 2)"
                                + ".returns(Codecs.optional(Stored.PIECE))"
                                + ".compensation(taking(element(), elementResult().optional(), input())"
                                + ".timeout(Duration.ofSeconds(5)).alsoIfFailed().transactional())",
                        ".takes(element()).forEach(from(\"split\"), 8).returns(Stored.BILL).due(DueDefinition.of(input()))",
                        "case \"make\" -> workflow.make(in.<Flow.Part>get(0), in.<Flow.In>get(1), in.step());",
                        "workflow.unmake(in.<Flow.Part>get(0), in.<Optional<Flow.Piece>>get(1), in.<Flow.In>get(2), in.<Connection>connection());");
    }

    @Test
    void recoveriesOfOneNameAreToldApartByWhatTheyTake() {
        assertThat(machine("""
                @Workflow class Flow {
                    @Step String one(Integer in) throws Exception { return ""; }
                    @Recover("one") String other(IllegalStateException failure) { return ""; }
                    @Recover("one") String other(java.io.IOException failure, Integer in) { return ""; }
                    @Recover("one") String last(Exception failure) { return ""; }
                }
                """))
                .contains(
                        "RecoveryDefinition.of(\"last\", Exception.class)",
                        "RecoveryDefinition.of(\"other(java.io.IOException, java.lang.Integer)\", IOException.class, input())",
                        "RecoveryDefinition.of(\"other(java.lang.IllegalStateException)\", IllegalStateException.class)",
                        "case \"other(java.io.IOException, java.lang.Integer)\" -> workflow.other(in.<IOException>error(), in.<Integer>get(0));");
    }

    @Test
    void limitsAndPoliciesReachTheDefinition() {
        assertThat(machine("""
                @Workflow(name = "the/flow", onCompensationFailure = OnFailure.PARK) class Flow {
                    record In(int n) {} record Row(int n) {}
                    @Step @RateLimit("1000/h") @Concurrency(limit = 3) Row own(In in, Connection connection) { return null; }
                    @Step @Concurrency(limit = 4, key = "printer") Integer shared(Row row) { return 1; }
                    @OnlyIf("shared") boolean always() { return true; }
                    @WaitForSignal(after = "shared", timeout = "0s", buffer = false) String now(Optional<String> word) { return ""; }
                }
                """))
                .contains(
                        ".onCompensationFailure(OnFailure.PARK)",
                        ".rate(1000, Duration.ofHours(1)).concurrency(\"the/flow/own\", 3).transactional()",
                        ".concurrency(\"printer\", 4).onlyIf(new Binding[0])",
                        "waitFor(\"now\", \"now\", Codecs.STRING, Duration.ZERO)",
                        ".unbuffered()",
                        "workflow.own(in.<Flow.In>get(0), in.<Connection>connection())");
    }

    @Test
    void whatIsStoredChangesTheFingerprint() {
        String flow = """
                @Workflow class Flow {
                    record In(int n) {}
                    record Kept(int n) {}
                    @Step List<Integer> all(In in) { return List.of(); }
                    @Step Long one(@ForEach Integer each) { return 1L; }
                    @Step @WaitForSignal(after = "one", timeout = "1d") Pausable<String, Kept> ask(Optional<String> word, @Carry Optional<Kept> kept) { return null; }
                }
                """;
        String before = fingerprint(flow);

        assertThat(fingerprint(flow.replace("@ForEach Integer", "@ForEach(maxConcurrency = 3) Integer")))
                .isEqualTo(before);
        assertThat(fingerprint(flow.replace("record Kept(int n)", "record Kept(int n, int m)")))
                .isNotEqualTo(before);
        assertThat(fingerprint(flow.replace(
                        "Long one(@ForEach Integer each) { return 1L; }",
                        "List<Long> one(List<Integer> each) { return null; }")))
                .isNotEqualTo(before);
    }

    private static String fingerprint(String workflow) {
        Javac.Result result = new Javac().source(HEAD + workflow).compile();
        assertThat(result.report()).isEmpty();
        return result.text("META-INF/lodestep/com.acme.Flow.v1.json")
                .replaceAll("(?s).*\"fingerprint\": \"(.*?)\".*", "$1");
    }
}
