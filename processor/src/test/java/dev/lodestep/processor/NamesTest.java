package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever users call their things, the generated code compiles and means the right one. */
class NamesTest {
    @Test
    void typesOfOneSimpleNameAreToldApart() throws Exception {
        String other =
                """
                package com.other;
                public record Item(String name) {
                    public record Codec(int n) {}
                    public record Optional(int n) {}
                }
                """;
        String workflow =
                """
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
        assertThat(Driver.run(
                        new Javac().strict().source(other).source(workflow),
                        workflow,
                        """
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
        String workflow =
                """
                package com.acme;
                import dev.lodestep.*;
                @Workflow class Hidden {
                    @Step Object one(String in) { return new Object(in.x()); }
                    @WaitForSignal(timeout = "1d") Optional two(java.util.Optional<java.lang.String> in, Object o) { return new Optional(o.x()); }
                }
                """;
        assertThat(Driver.run(
                        new Javac().strict().source(hidden).source(override).source(object).source(optional).source(workflow),
                        workflow.replace("package", "package"),
                        "return null; } static { var m = HiddenMachine.of(new Hidden()); m.run(new String(3)); "
                                .replace("return null; } static { ", "")
                                + " throw new IllegalStateException(); } public static java.lang.String other() { return null;"
                                        .replace(" throw new IllegalStateException(); } public static java.lang.String other() { return null;", "return new String(1);")))
                .isNull();
    }
}
