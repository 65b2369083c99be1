package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every message about a value, or a result of the workflow, that is not there. */
public final class ValueMessages {
    private ValueMessages() {}

    /** {@code two-inputs}. */
    public static Finding twoInputs(SourceRef at, String node, TypeRef type, String inputNode, TypeRef input) {
        String other = Words.a(Words.shown(input, type));
        String needed = "'" + node + "' needs " + Words.a(Words.shown(type, input)) + " and "
                + (node.equals(inputNode) ? other : "'" + inputNode + "' needs " + other);
        return new Finding(
                CheckId.TWO_INPUTS,
                at,
                Text.of(needed + ", and nothing gives either: which is the workflow's input?")
                        .paragraph("Either way:")
                        .way(
                                1,
                                "take both in one record",
                                "record Input(" + input.display() + " " + Words.variable(input) + ", " + type.display()
                                        + " " + Words.variable(type) + ") {}")
                        .way(
                                2,
                                "let a step give the other",
                                "@Step " + type.display() + " " + Words.variable(type) + "(" + input.display() + " "
                                        + Words.variable(input) + ") { … }")
                        .done());
    }

    /** {@code missing-value}: a type that nothing gives. */
    public static Finding nothingGives(
            SourceRef at, String node, TypeRef type, Collection<TypeRef> produced, Optional<TypeRef> input) {
        Optional<TypeRef> near = nearest(type, produced);
        Text text = Text.of("'" + node + "' needs "
                + Words.a(near.map(each -> Words.shown(type, each)).orElse(type.display()))
                + ", but nothing gives one"
                + near.map(each -> "; did you mean " + Words.shown(each, type) + "?")
                        .orElse(""));
        if (near.isPresent()) {
            return new Finding(
                    CheckId.MISSING_VALUE,
                    at,
                    text.code(Words.shown(near.get(), type) + " " + Words.variable(near.get()))
                            .done());
        }
        List<String> given = new ArrayList<>();
        input.ifPresent(each -> given.add(each.display() + " (the input)"));
        produced.stream().map(TypeRef::display).forEach(given::add);
        return new Finding(
                CheckId.MISSING_VALUE,
                at,
                text.paragraph(given.isEmpty() ? "No node gives anything yet." : "What is given:")
                        .details(given)
                        .paragraph("Let a step give it:")
                        .code("@Step " + type.display() + " " + Words.variable(type) + "(…) { … }")
                        .done());
    }

    /** {@code missing-value}: {@code @From} names a node that gives something else. */
    public static Finding fromGivesOther(
            SourceRef at, String node, TypeRef type, String from, Optional<TypeRef> given) {
        return new Finding(
                CheckId.MISSING_VALUE,
                at,
                Text.of("'" + node + "' needs " + Words.a(type.display()) + " from '" + from + "', which gives "
                                + given.map(each -> Words.a(Words.shown(each, type)))
                                        .orElse("nothing"))
                        .paragraph("Name a node that gives one, or take what this one gives.")
                        .done());
    }

    /**
     * {@code missing-value} or {@code compensation-mismatch}: a value that is not there on some way.
     *
     * @param id which of the two
     * @param at the parameter
     * @param who who needs it: {@code 'ship'}
     * @param type what is needed
     * @param variable the parameter's name
     * @param way the decisions that lead there; empty: always
     * @param givers who gives it, each with when it runs
     */
    public static Finding missingValue(
            CheckId id,
            SourceRef at,
            String who,
            TypeRef type,
            String variable,
            List<String> way,
            List<String> givers) {
        String where = way.isEmpty()
                ? givers.isEmpty() ? ", but nothing gives one" : ", but no step before it gives one"
                : ", but there is none when " + String.join(" and ", way);
        return new Finding(
                id,
                at,
                Text.of(who + " needs " + Words.a(type.display()) + where)
                        .details(givers)
                        .paragraph("Either way:")
                        .way(1, "take it only where it is there", "Optional<" + type.display() + "> " + variable)
                        .way(
                                2,
                                way.isEmpty() ? "let an earlier step give it" : "let a step give it on this way, too",
                                "@Step " + type.display() + " " + variable + "(…) { … }")
                        .done());
    }

    /** {@code compensation-mismatch}: what is undone is no step. */
    public static Finding notAStep(SourceRef at, String method, String target) {
        return new Finding(
                CheckId.COMPENSATION_MISMATCH,
                at,
                Text.of("'" + method + "' compensates '" + target + "', which is no step")
                        .paragraph("Only steps have effects to undo. Name the step, or remove @Compensate.")
                        .done());
    }

    /** {@code no-result}: ends with different types. */
    public static Finding severalResults(SourceRef at, String workflow, Map<TypeRef, List<String>> byType) {
        String types = byType.keySet().stream().map(TypeRef::display).collect(Collectors.joining(" or "));
        List<String> lines = byType.entrySet().stream()
                .map(each -> each.getKey().display() + " from "
                        + each.getValue().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")))
                .toList();
        return new Finding(
                CheckId.NO_RESULT,
                at,
                Text.of("'" + workflow + "' has no single result: it ends with " + types)
                        .details(lines)
                        .paragraph("Make one of them:")
                        .code(resultMethod("Outcome", byType.keySet()))
                        .done());
    }

    /** {@code no-result}: two ends at once. */
    public static Finding resultsAtOnce(SourceRef at, String workflow, TypeRef type, String first, String second) {
        return new Finding(
                CheckId.NO_RESULT,
                at,
                Text.of("'" + workflow + "' ends with '" + first + "' and '" + second + "' at once, and each gives "
                                + Words.a(type.display()))
                        .paragraph("Say which is the result, or make one of both:")
                        .code("@Result " + type.display() + " result(@From(\"" + first + "\") " + type.display() + " "
                                + Words.variable(type) + ") { … }")
                        .done());
    }

    /** {@code no-result}: a way that ends with nothing. */
    public static Finding endsWithoutResult(
            SourceRef at, String workflow, Map<TypeRef, List<String>> byType, List<String> way) {
        TypeRef type = byType.keySet().iterator().next();
        return new Finding(
                CheckId.NO_RESULT,
                at,
                Text.of("'" + workflow + "' gives " + Words.a(type.display()) + ", but there is none when "
                                + String.join(" and ", way))
                        .paragraph("Say what the result is then:")
                        .code(resultMethod(type.display(), byType.keySet()))
                        .done());
    }

    /** {@code no-result}: a {@code @Result} method that gives nothing. */
    public static Finding emptyResultMethod(SourceRef at, String method) {
        return new Finding(
                CheckId.NO_RESULT,
                at,
                Text.of("'" + method + "' is the @Result but returns nothing")
                        .paragraph("Return the workflow's result, or remove the method.")
                        .done());
    }

    /** The type that was probably meant: one that is given and is nearly called so, or is called so but is another. */
    public static Optional<TypeRef> nearest(TypeRef type, Collection<TypeRef> produced) {
        return produced.stream().filter(each -> isNear(type, each)).findFirst();
    }

    private static boolean isNear(TypeRef type, TypeRef other) {
        if (type.equals(other) || type.arguments().size() != other.arguments().size()) {
            return false;
        }
        if (type.name().equals(other.name())) {
            return IntStream.range(0, type.arguments().size())
                    .allMatch(i -> type.arguments()
                                    .get(i)
                                    .equals(other.arguments().get(i))
                            || isNear(type.arguments().get(i), other.arguments().get(i)));
        }
        return type.arguments().equals(other.arguments())
                && NameSuggester.nearest(type.simpleName(), List.of(other.simpleName()))
                        .isPresent();
    }

    private static String resultMethod(String type, Collection<TypeRef> parts) {
        return "@Result " + type + " result("
                + parts.stream()
                        .map(each -> "Optional<" + each.display() + "> " + Words.variable(each))
                        .collect(Collectors.joining(", "))
                + ") { … }";
    }
}
