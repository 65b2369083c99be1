package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Every message about a name that means nothing. */
public final class NameMessages {
    private NameMessages() {}

    /** {@code unknown-step}; {@code what} says who names it: {@code 'ship' comes after 'chrage'}. */
    public static Finding unknownStep(SourceRef at, String what, String name, Collection<String> known) {
        Optional<String> near = NameSuggester.nearest(name, known);
        Text text = Text.of(what + ", but there is no such node"
                + near.map(each -> "; did you mean '" + each + "'?").orElse(""));
        return new Finding(
                CheckId.UNKNOWN_STEP,
                at,
                (near.isPresent()
                                ? text.code("\"" + near.get() + "\"")
                                : text.paragraph("The nodes are the methods with @Step or @WaitForSignal:")
                                        .details(new TreeSet<>(known)))
                        .done());
    }

    /** {@code unknown-case}; {@code attribute} is {@code when}, {@code ends} or {@code aborts}. */
    public static Finding unknownCase(
            SourceRef at, String attribute, String node, String value, Collection<String> known) {
        Optional<String> near = NameSuggester.nearest(value, known);
        String what = "'" + value + "' in '" + attribute + "' of '" + node + "' is no case of ";
        if (known.isEmpty()) {
            String whose = attribute.equals("when") ? "anything that '" + node + "' follows" : "its result";
            return new Finding(
                    CheckId.UNKNOWN_CASE,
                    at,
                    Text.of(what + whose)
                            .paragraph(
                                    "Cases are the permitted types of a sealed result, the constants of an enum, or true and"
                                            + " false.")
                            .done());
        }
        String whose = attribute.equals("when") ? "what decides about it" : "its result";
        Text text = Text.of(what
                + whose
                + near.map(each -> "; did you mean '" + each + "'?").orElse(""));
        return new Finding(
                CheckId.UNKNOWN_CASE,
                at,
                (near.isPresent()
                                ? text.code(attribute + " = \"" + near.get() + "\"")
                                : text.paragraph("The cases are:").details(known))
                        .done());
    }

    /** {@code unknown-case}: a {@code when} that several nodes, or none alone, could decide. */
    public static Finding undecided(SourceRef at, String node, String value, List<String> deciders) {
        String who = deciders.isEmpty()
                ? "no single node that it follows decides about all of them"
                : Words.quoted(deciders, " and ") + " could mean it";
        Text text = Text.of("it is not clear what decides 'when' of '" + node + "': " + who);
        return new Finding(
                CheckId.UNKNOWN_CASE,
                at,
                (deciders.isEmpty()
                                ? text.paragraph("Name cases of one node only.")
                                : text.paragraph("Name the node, too:")
                                        .code("when = \"" + deciders.get(0) + "." + value + "\""))
                        .done());
    }
}
