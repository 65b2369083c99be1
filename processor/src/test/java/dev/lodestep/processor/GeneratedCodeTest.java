package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the language says a workflow does is what its generated classes do: compiled without any warning, loaded, and run. */
class GeneratedCodeTest {
    private static final String HEAD = """
            package com.acme;
            import dev.lodestep.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    @Test
    void aSealedResultBranchesByTypeAtAnyDepth() throws Exception {
        String workflow = HEAD + """
                @Workflow class Triage {
                    record Ticket(int size) {}
                    sealed interface Verdict permits Small, Large {}
                    record Small() implements Verdict {}
                    sealed interface Large extends Verdict permits Big, Huge {}
                    record Big(int size) implements Large {}
                    record Huge(int size) implements Large {}
                    record Plan(String what) {}
                    @Step Verdict judge(Ticket t) { return t.size() < 2 ? new Small() : t.size() < 4 ? new Big(t.size()) : new Huge(t.size()); }
                    @Step Plan quick(Small small) { return new Plan("quick"); }
                    @Step Plan slow(Large large) { return new Plan("slow " + large); }
                    @Step String alarm(Huge huge, Plan plan) { return "alarm " + plan.what(); }
                    @Result String done(Plan plan, Optional<String> alarm) { return plan.what() + alarm.map(a -> "+" + a).orElse(""); }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = TriageMachine.of(new Triage());
                        return machine.run(new Triage.Ticket(1)) + "\\n" + machine.run(new Triage.Ticket(3)) + "\\n" + machine.run(new Triage.Ticket(5));
                        """))
                .contains("quick", "slow Big[size=3]", "slow Huge[size=5]+alarm slow Huge[size=5]");
    }

    @Test
    void anEnumOrABooleanDecidesByWhen() throws Exception {
        String workflow = HEAD + """
                @Workflow class Route {
                    enum Way { AUTO, MANUAL, NONE }
                    record Case(Way way, boolean big) {}
                    @Step Way choose(Case c) { return c.way(); }
                    @Step(after = "choose", when = {"AUTO", "MANUAL"}) Boolean check(Case c) { return c.big(); }
                    @Step(after = "choose", when = "NONE") String none() { return "none"; }
                    @Step(after = "check", when = "true") String big() { return "big"; }
                    @Step(after = "check", when = "false") String small() { return "small"; }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = RouteMachine.of(new Route());
                        return machine.run(new Route.Case(Route.Way.NONE, true)) + " " + machine.run(new Route.Case(Route.Way.AUTO, true))
                                + " " + machine.run(new Route.Case(Route.Way.MANUAL, false));
                        """)).contains("none", "big", "small");
    }

    @Test
    void aSealedInputBranches() throws Exception {
        String workflow = HEAD + """
                @Workflow class Intake {
                    sealed interface Request permits Buy, Sell {}
                    record Buy(int n) implements Request {}
                    record Sell(int n) implements Request {}
                    @Step String open(Request request) { return "open"; }
                    @Step(after = "open") Integer buy(Buy buy) { return buy.n(); }
                    @Step(after = "open") Integer sell(Sell sell) { return -sell.n(); }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = IntakeMachine.of(new Intake());
                        return machine.run(new Intake.Buy(3)) + " " + machine.run(new Intake.Sell(4));
                        """)).contains("3", "-4");
    }

    @Test
    void anEnumInputDecidesByWhen() throws Exception {
        String workflow = HEAD + """
                @Workflow class Season {
                    enum Time { SUMMER, WINTER }
                    @Step String open(Time time) { return "open"; }
                    @Step(after = "open", when = "input.SUMMER") Integer warm(Time time) { return 1; }
                    @Step(after = "open", when = "input.WINTER") Integer cold(Time time) { return 2; }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = SeasonMachine.of(new Season());
                        return machine.run(Season.Time.SUMMER) + " " + machine.run(Season.Time.WINTER);
                        """)).contains("1", "2");
    }

    @Test
    void valuesComeFromWhereTheParametersSay() throws Exception {
        String workflow = HEAD + """
                @Workflow class Basket {
                    record Cart(String log) {}
                    record Voucher(String code) {}
                    @Step Cart price(Cart cart) { return new Cart(cart.log() + " priced"); }
                    @Step(after = "price") Cart tax(Cart cart) { return new Cart(cart.log() + " taxed"); }
                    @OnlyIf("voucher") boolean wanted(@From("price") Cart cart) { return cart.log().startsWith("v"); }
                    @Step(after = "tax") Voucher voucher() { return new Voucher("V"); }
                    @Step(after = "voucher") Optional<Integer> points(@From("price") Cart priced, Optional<Voucher> voucher) {
                        return voucher.map(v -> priced.log().length());
                    }
                    @Step(after = "points") CompletionStage<Optional<String>> gift(Optional<Integer> points) {
                        return CompletableFuture.completedFuture(points.map(p -> "gift " + p));
                    }
                    @Step(after = "gift") CompletionStage<Void> log(StepContext step) { return CompletableFuture.completedFuture(null); }
                    @Result String result(Cart cart, Optional<Voucher> voucher, Optional<String> gift) { return cart + " " + voucher + " " + gift; }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = BasketMachine.of(new Basket());
                        return machine.run(new Basket.Cart("vip")) + "\\n" + machine.run(new Basket.Cart("x"));
                        """))
                .contains("Cart[log=vip priced taxed] Optional[Voucher[code=V]] Optional[gift 10]")
                .contains("Cart[log=x priced taxed] Optional.empty Optional.empty");
    }

    @Test
    void casesThatEndOrAbort() throws Exception {
        String workflow = HEAD + """
                @Workflow class Loan {
                    record Ask(int amount) {}
                    sealed interface Answer permits Yes, No, Fraud {}
                    record Yes(int rate) implements Answer {}
                    record No() implements Answer {}
                    record Fraud() implements Answer {}
                    static final StringBuilder LOG = new StringBuilder();
                    @Step @Retry(maxAttempts = 1) String open(Ask ask) { return "file"; }
                    @Compensate("open") @Retry(initial = "10ms") CompletionStage<String> close(String file, Failure why, StepContext step) {
                        LOG.append("closed ").append(file).append(" because ").append(why.type());
                        return CompletableFuture.completedFuture("");
                    }
                    @Step(after = "open", ends = "No", aborts = "Fraud") Answer decide(Ask ask) {
                        return ask.amount() < 10 ? new Yes(1) : ask.amount() < 20 ? new No() : new Fraud();
                    }
                    @Step(pivot = true) Answer pay(Yes yes) { return new Yes(yes.rate() + 1); }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = LoanMachine.of(new Loan());
                        return machine.run(new Loan.Ask(1)) + "\\n" + machine.run(new Loan.Ask(11)) + "\\n" + machine.run(new Loan.Ask(30)) + "\\n" + Loan.LOG;
                        """)).contains("Yes[rate=2]", "No[]", "Fraud", "closed file because Fraud");
    }

    @Test
    void waitsWithAndWithoutTimeoutAndWithoutInput() throws Exception {
        String workflow = HEAD + """
                @Workflow class Poll {
                    @Step String open() { return "open"; }
                    @WaitForSignal(after = "open", signal = "first-answer") @SuppressWarnings("lodestep/endless-wait")
                    Integer one(int answer, String opened) { return answer; }
                    @WaitForSignal(after = "one", timeout = "PT1M") String two(Optional<List<String>> answers) { return answers + "!"; }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = PollMachine.of(new Poll());
                        var first = (Outcome.Paused<String>) machine.run();
                        var second = (Outcome.Paused<String>) machine.resume(Snapshot.parse(first.snapshot().toJson())).firstAnswer(7);
                        var state = PollState.of(second.snapshot());
                        return state.open() + " " + state.one() + " " + state.two() + " " + state.status(PollClient.Node.ONE)
                                + machine.resume(second.snapshot()).two(List.of("x"));
                        """))
                .contains("Optional[open] Optional[7] Optional.empty COMPLETED", "Optional[[x]]!");
    }

    @Test
    void stepsOfASuperclassCountWithItsTypeVariablesBound() throws Exception {
        String base = HEAD + """
                abstract class Base<I, R> {
                    protected abstract R make(I in);
                    @Step R begin(I in) { return make(in); }
                    @Step void report(R made) { throw new IllegalStateException("overridden"); }
                    @Step(after = "report") List<R> collect(R made) { return List.of(made); }
                }
                """;
        String workflow = HEAD + """
                @Workflow class Derived extends Base<Derived.In, String> {
                    record In(int n) {}
                    @Override protected String make(In in) { return "made " + in.n(); }
                    @Override @Step void report(String made) {}
                }
                """;
        assertThat(Driver.run(
                        new Javac().strict().source(base).source(workflow),
                        workflow,
                        "return \"\" + DerivedMachine.of(new Derived()).run(new Derived.In(3));"))
                .contains("[made 3]");
    }

    @Test
    void everyPolicyReachesTheDefinition() throws Exception {
        String workflow = HEAD + """
                @Workflow(name = "policies/ü", version = 3, onFailure = OnFailure.PARK) @Retry(maxAttempts = 7)
                class Policies {
                    @Step(name = "first one") @Timeout("1h") String a(String in) { return in; }
                    @Step @Retry(maxAttempts = 2, initial = "1500ms", factor = 1.5, cap = "2d", jitter = 0, on = {java.io.IOException.class, IllegalStateException.class})
                    String b(@From("first one") String in) { return in; }
                    @Compensate(value = "b", evenIfFailed = true) void undoB(@From("first one") String a, Optional<String> any) {}
                }
                """;
        assertThat(Driver.run(workflow, """
                        var d = PoliciesMachine.DEFINITION;
                        var b = d.node("b").orElseThrow();
                        return d.version() + " " + d.onFailure() + " " + d.node("first one").orElseThrow().retry().maxAttempts()
                                + d.node("first one").orElseThrow().timeout() + b.retry().maxAttempts() + b.retry().initial() + b.retry().factor() + b.retry().cap()
                                + b.retry().jitter() + b.retry().retries().test(new Exception()) + b.compensation().orElseThrow().evenIfFailed()
                                + b.compensation().orElseThrow().retry().maxAttempts() + PoliciesClient.Node.FIRST_ONE;
                        """))
                .contains("policies/ü", "PARK 7Optional[PT1H]2PT1.5S1.5PT48H0.0falsetrue7FIRST_ONE");
    }

    @Test
    void aScheduleReachesTheDefinitionAndItsWorkflowTakesTheTick() throws Exception {
        String workflow = HEAD + """
                @Workflow @Schedule(cron = "*/5 8-18 * * MON-FRI", zone = "Europe/Berlin", missed = MissedTicks.LATEST)
                class Nightly {
                    @Step String tidy(java.time.Instant tick) { return "at " + tick; }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var d = NightlyMachine.DEFINITION.schedule().orElseThrow();
                        return d.cron() + " " + d.zone() + " " + d.missed() + " "
                                + NightlyMachine.of(new Nightly()).run(java.time.Instant.EPOCH);
                        """))
                .contains("*/5 8-18 * * MON-FRI Europe/Berlin LATEST", "at 1970-01-01T00:00:00Z");
    }

    @Test
    void aScheduledWorkflowMayTakeNothingAndWhatHasNoneHasNoSchedule() throws Exception {
        String workflow = HEAD + """
                class Jobs {
                    @Workflow @Schedule(cron = "0 2 * * *") static class Nightly { @Step void tidy() {} }
                    @Workflow static class Daily { @Step void tidy() {} }
                }
                """;
        assertThat(Driver.run(workflow, """
                        return Jobs_NightlyMachine.DEFINITION.schedule() + " " + Jobs_DailyMachine.DEFINITION.schedule();
                        """)).contains("zone=UTC, missed=SKIP", "Optional.empty");
    }
}
