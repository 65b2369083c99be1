package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever users call their things, the generated code compiles and means the right one. */
class NamesTest {
    @Test
    void typesOfOneSimpleNameAreToldApart() throws Exception {
        String other = """
                package com.other;
                public record Item(String name) {
                    public record Codec(int n) {}
                    public record Optional(int n) {}
                }
                """;
        String workflow = """
                package com.acme;
                import dev.lodestep.*;
                import java.util.List;
                @Workflow class Same {
                    record Item(com.other.Item other, List<Codecs> codecs, com.other.Item.Codec codec, com.other.Item.Optional optional) {}
                    record Codecs(Field field) {}
                    record Field(Void1 v, Object1 o) {}
                    record Void1(int x) {}
                    record Object1(int x) {}
                    record Outcome(int x) {}
                    record Snapshot(int x) {}
                    record Resume(int x) {}
                    record Node(int x) {}
                    record Duration(int x) {}
                    @Step Outcome one(Item in) { return new Outcome(1); }
                    @Step Snapshot two(Outcome in) { return new Snapshot(2); }
                    @WaitForSignal(timeout = "1d") Resume three(java.util.Optional<Resume> r, Snapshot s) { return r.orElseThrow(); }
                    @Step Node four(Resume r) { return new Node(r.x()); }
                    @Step Duration five(Node r) { return new Duration(r.x()); }
                    @Step com.other.Item.Codec six(Duration d) { return new com.other.Item.Codec(d.x()); }
                }
                """;
        assertThat(Driver.run(new Javac().strict().source(other).source(workflow), workflow, """
                        var in = new Same.Item(new com.other.Item("n"), List.of(), new com.other.Item.Codec(1), new com.other.Item.Optional(2));
                        var machine = SameMachine.of(new Same());
                        var paused = (dev.lodestep.runtime.Outcome.Paused<?>) machine.run(in);
                        return machine.resume(dev.lodestep.runtime.Snapshot.parse(paused.snapshot().toJson())).three(new Same.Resume(9)).toString();
                        """))
                .contains("Codec[n=9]");
    }

    @Test
    void classesOfThePackageMayHideThoseOfJavaLang() throws Exception {
        String hidden = "package com.acme; public record String(int x) {}";
        String override = "package com.acme; public @interface Override {}";
        String object = "package com.acme; public record Object(int x) {}";
        String optional = "package com.acme; public record Optional(int x) {}";
        String workflow = """
                package com.acme;
                import dev.lodestep.*;
                @Workflow class Hidden {
                    @Step Object one(String in) { return new Object(in.x()); }
                    @WaitForSignal(timeout = "1d") Optional two(java.util.Optional<java.lang.String> in, Object o) { return new Optional(o.x()); }
                }
                """;
        String driver = """
                package com.acme;
                public class Driven {
                    public static java.lang.String run() {
                        return HiddenMachine.of(new Hidden()).run(new String(3)).toString();
                    }
                }
                """;
        Javac javac = new Javac()
                .strict()
                .source(hidden)
                .source(override)
                .source(object)
                .source(optional);
        assertThat(Driver.runAll(javac.source(workflow).source(driver), "com.acme.Driven"))
                .contains("Paused");
    }

    @Test
    void namesThatAreUnusualInJavaAreLegal() throws Exception {
        String workflow = """
                package com.acme;
                import dev.lodestep.*;
                @Workflow class Größe$1 {
                    record $(int ä) {}
                    record Ünï_Cödé($ $) {}
                    @Step(name = "class") Ünï_Cödé klasse($ in) { return new Ünï_Cödé(in); }
                    @Step(name = "1st-choice") Integer größter(Ünï_Cödé x) { return x.$().ä(); }
                    @WaitForSignal(signal = "switch", timeout = "1d") String maßnahme(java.util.Optional<String> s, Integer g) { return s.orElse(""); }
                    @Step(name = "a b* {@code \\"}\\\\ <") Long übrig(String s) { return 1L; }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = Größe$1Machine.of(new Größe$1());
                        var paused = (Outcome.Paused<Long>) machine.run(new Größe$1.$(4));
                        return machine.resume(Snapshot.parse(paused.snapshot().toJson())).switch_("x") + " "
                                + List.of(Größe$1Client.Node.values()) + Größe$1State.of(paused.snapshot()).größter();
                        """)).contains("[CLASS, _1ST_CHOICE, MASSNAHME, A_B_CODE]Optional[4]");
    }

    @Test
    void resultsNamedLikeTheStatesOwnMethodsGetAnUnderscore() throws Exception {
        String workflow = """
                package com.acme;
                import dev.lodestep.*;
                import java.util.Optional;
                @Workflow class Clash {
                    record In(String text) {}
                    @Step Byte input(In in) { return 1; }
                    @Step Short status(Byte a) { return 2; }
                    @Step Integer completed(Short a) { return 3; }
                    @Step(name = "to-string") Long toString(Integer a) { return 4L; }
                    @Step(name = "other") Float toString(Long a) { return 5f; }
                    @Step Double of(Float a) { return 6.0; }
                    @WaitForSignal(timeout = "1d", signal = "retry") Character retry(Optional<Character> c, Double a) { return c.orElseThrow(); }
                    @WaitForSignal(timeout = "1d") String once(Optional<String> c, Character a) { return a + c.orElseThrow(); }
                }
                """;
        assertThat(Driver.run(workflow, """
                        var machine = ClashMachine.of(new Clash());
                        var paused = (Outcome.Paused<String>) machine.run(new Clash.In("in"));
                        var again = (Outcome.Paused<String>) machine.resume(paused.snapshot()).retry('c');
                        var state = ClashState.of(again.snapshot());
                        return state.input() + " " + state.input_() + state.status() + state.completed_() + state.toString_() + state.toString__() + state.of()
                                + machine.resume(again.snapshot()).once("d");
                        """))
                .contains("In[text=in] Optional[1]Optional[2]Optional[3]Optional[4]Optional[5.0]Optional[6.0]", "cd");
    }

    @Test
    void theUnnamedPackageWorks() throws Exception {
        String workflow = """
                import dev.lodestep.*;
                @Workflow class Loose {
                    record In(int n) {}
                    @Step String one(In in) { return "one " + in.n(); }
                }
                """;
        assertThat(Driver.run(workflow, "return LooseMachine.of(new Loose()).run(new Loose.In(5)).toString();"))
                .contains("one 5");
    }

    @Test
    void aNestedWorkflowIsNamedAfterTheClassesAroundIt() throws Exception {
        String workflow = """
                package com.acme;
                import dev.lodestep.*;
                class Outer {
                    static class Middle {
                        @Workflow static class Order {
                            @Step String one(Integer in) { return "one " + in; }
                        }
                    }
                    interface Other {
                        @Workflow class Order {
                            @Step String one(Long in) { return "other " + in; }
                        }
                    }
                }
                """;
        assertThat(Driver.run(workflow, """
                        return "" + Outer_Middle_OrderMachine.of(new Outer.Middle.Order()).run(5)
                                + Outer_Other_OrderMachine.of(new Outer.Other.Order()).run(6L);
                        """)).contains("one 5", "other 6");
    }

    @Test
    void workflowsOfOneSimpleNameInTwoPackagesDoNotMeet() {
        String first =
                "package a; import dev.lodestep.*; @Workflow public class Order { @Step Integer one(String in) { return 1; } }";
        Javac.Result result = new Javac()
                .strict()
                .source(first)
                .source(first.replace("package a", "package b"))
                .compile();

        assertThat(result.report()).isEmpty();
        assertThat(result.files()).containsKeys("a/OrderMachine.class", "b/OrderMachine.class");
        assertThat(result.text("META-INF/lodestep/a.Order.v1.json")).contains("\"workflow\": \"a.Order\"");
    }

    @Test
    void deprecatedCodeOfTheUserCausesNoWarningInGeneratedCode() throws Exception {
        String type = "package com.acme; @Deprecated(forRemoval = true) public record Old(int n) {}";
        String workflow = """
                package com.acme;
                import dev.lodestep.*;
                @Workflow class Uses {
                    @Deprecated @Step String one(Integer in) { return "one"; }
                    @SuppressWarnings("removal") @Step Long two(String in) { return 2L; }
                    @SuppressWarnings("removal") @Step Old three(Long in) { return new Old(3); }
                }
                """;
        assertThat(Driver.run(
                        new Javac().strict().source(type).source(workflow),
                        workflow,
                        "return UsesMachine.of(new Uses()).run(1).toString();"))
                .contains("Old[n=3]");
    }
}
