package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import java.util.Optional;

/** Every message about workflows that start others. */
public final class ChildMessages {
    private ChildMessages() {}

    /** {@code child-mismatch}: a class that is no workflow. */
    public static Finding noWorkflow(SourceRef at, String method, String child) {
        return mismatch(
                at,
                Text.of("'" + method + "' starts '" + child + "', which is no workflow")
                        .paragraph("Name a class with @Workflow, or annotate this one:")
                        .code("@Workflow", "class " + child + " { … }"));
    }

    /** {@code child-mismatch}: a workflow with faults. */
    public static Finding faulty(SourceRef at, String method, String child) {
        return mismatch(
                at,
                Text.of("'" + method + "' starts '" + child + "', of which it cannot be told what it takes and gives")
                        .paragraph("'" + child + "' has faults of its own. Mend these first."));
    }

    /** {@code child-mismatch}: two workflows whose results depend on each other. */
    public static Finding circular(SourceRef at, String method, String child) {
        return mismatch(
                at,
                Text.of("'" + method + "' starts '" + child
                                + "', which leads back here, so that nobody can tell what it gives")
                        .paragraph("Say it there:")
                        .code("@Result … result(…) { … }"));
    }

    /** {@code child-mismatch}: a method that returns something else than the child takes. */
    public static Finding otherInput(
            SourceRef at, String method, String returned, String child, Optional<TypeRef> input) {
        String takes = input.map(TypeRef::display).map(Words::a).orElse("nothing");
        String type = input.map(TypeRef::display).orElse("void");
        Text text = Text.of("'" + method + "' returns " + (returned.equals("nothing") ? returned : Words.a(returned))
                + ", but '" + child + "' takes " + takes);
        return mismatch(
                at,
                input.isEmpty()
                        ? text.paragraph("Return nothing:").code("void " + method + "(…)")
                        : text.paragraph("Return what the other workflow takes, or a list of that for one child each:")
                                .code(type + " " + method + "(…)   or   List<" + type + "> " + method + "(…)"));
    }

    private static Finding mismatch(SourceRef at, Text text) {
        return new Finding(CheckId.CHILD_MISMATCH, at, text.done());
    }

    /** {@code child-cycle}. */
    public static Finding cycle(SourceRef at, String node, String workflow, String child, boolean direct) {
        String how = direct ? "'" + workflow + "' again" : "'" + child + "', which always starts '" + workflow + "'";
        return new Finding(
                CheckId.CHILD_CYCLE,
                at,
                Text.of("no run of '" + workflow + "' can end: '" + node + "' always starts " + how)
                        .paragraph("Let it run only where there is more to do:")
                        .code("@OnlyIf(\"" + node + "\") boolean hasMore(…) { … }")
                        .done());
    }
}
