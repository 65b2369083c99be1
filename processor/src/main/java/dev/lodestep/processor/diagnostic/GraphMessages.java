package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every message about how the nodes of a workflow stand to each other. */
public final class GraphMessages {
    private GraphMessages() {}

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
                                : text.paragraph("The nodes are:").details(new TreeSet<>(known)))
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
                : deciders.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" and "))
                        + " could mean it";
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

    /** {@code two-inputs}. */
    public static Finding twoInputs(SourceRef at, String node, TypeRef type, String inputNode, TypeRef input) {
        return new Finding(
                CheckId.TWO_INPUTS,
                at,
                Text.of("'" + node + "' needs a " + shown(type, input) + " and '" + inputNode + "' needs a "
                                + shown(input, type) + ", and nothing gives either: which is the workflow's input?")
                        .paragraph("Either way:")
                        .way(
                                1,
                                "take both in one record",
                                "record Input(" + input.display() + " " + variable(input) + ", " + type.display() + " "
                                        + variable(type) + ") {}")
                        .way(
                                2,
                                "let a step give the other",
                                "@Step " + type.display() + " " + variable(type) + "(" + input.display() + " "
                                        + variable(input) + ") { … }")
                        .done());
    }

    /** {@code missing-value}: a type that nothing gives. */
    public static Finding nothingGives(
            SourceRef at, String node, TypeRef type, Collection<TypeRef> produced, Optional<TypeRef> input) {
        Optional<TypeRef> near = nearest(type, produced);
        Text text = Text.of("'" + node + "' needs a "
                + near.map(each -> shown(type, each)).orElse(type.display())
                + ", but nothing gives one"
                + near.map(each -> "; did you mean " + shown(each, type) + "?").orElse(""));
        if (near.isPresent()) {
            return new Finding(
                    CheckId.MISSING_VALUE,
                    at,
                    text.code(shown(near.get(), type) + " " + variable(near.get()))
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
                        .code("@Step " + type.display() + " " + variable(type) + "(…) { … }")
                        .done());
    }

    /** {@code missing-value}: {@code @From} names a node that gives something else. */
    public static Finding fromGivesOther(
            SourceRef at, String node, TypeRef type, String from, Optional<TypeRef> given) {
        return new Finding(
                CheckId.MISSING_VALUE,
                at,
                Text.of("'" + node + "' needs a " + type.display() + " from '" + from + "', which gives "
                                + given.map(each -> "a " + shown(each, type)).orElse("nothing"))
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
                Text.of(who + " needs a " + type.display() + where)
                        .details(givers)
                        .paragraph("Either way:")
                        .way(1, "take it only where it is there", "Optional<" + type.display() + "> " + variable)
                        .way(
                                2,
                                way.isEmpty() ? "let an earlier step give it" : "let a step give it on this way, too",
                                "@Step " + type.display() + " " + variable + "(…) { … }")
                        .done());
    }

    /** {@code ambiguous-parameter}: two results that nothing orders. */
    public static Finding ambiguousParameter(
            SourceRef at, String node, TypeRef type, String variable, String first, String second) {
        return new Finding(
                CheckId.AMBIGUOUS_PARAMETER,
                at,
                Text.of("'" + node + "' needs a " + type.display() + ", and both '" + first + "' and '" + second
                                + "' may have given the last one")
                        .paragraph("Either way:")
                        .way(1, "say which you mean", "@From(\"" + second + "\") " + type.display() + " " + variable)
                        .way(2, "say on '" + second + "' that it comes later", "after = \"" + first + "\"")
                        .done());
    }

    /** {@code ambiguous-parameter}: nodes that take and give one type, so that each could come first. */
    public static Finding ambiguousOrder(SourceRef at, TypeRef type, List<String> cycle) {
        String names = cycle.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" and "));
        return new Finding(
                CheckId.AMBIGUOUS_PARAMETER,
                at,
                Text.of(names + " each need the " + type.display() + " that the other gives: which comes first?")
                        .paragraph("Say it on the one that comes later:")
                        .code("after = \"" + cycle.get(0) + "\"")
                        .done());
    }

    /** {@code step-cycle}; {@code edges} are the lines of the cycle, the first one repeated at the end by this method. */
    public static Finding stepCycle(SourceRef at, List<String> cycle, List<String> edges) {
        String names = cycle.size() == 1
                ? "'" + cycle.get(0) + "' waits for itself"
                : cycle.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "))
                        + " wait for each other";
        return new Finding(
                CheckId.STEP_CYCLE,
                at,
                Text.of(names)
                        .details(edges)
                        .paragraph("Remove one of these, or take the value from another step with @From.")
                        .done());
    }

    /** {@code several-starts}. */
    public static Finding severalStarts(SourceRef at, List<String> starts) {
        String names = starts.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        return new Finding(
                CheckId.SEVERAL_STARTS,
                at,
                Text.of("the workflow has " + starts.size() + " starts: " + names)
                        .paragraph("One step comes first. Say on each other what it comes after:")
                        .code("after = \"" + starts.get(0) + "\"")
                        .done());
    }

    /** {@code accidental-concurrency}. */
    public static Finding accidentalConcurrency(SourceRef at, String first, String second, List<String> common) {
        Text text = Text.of(
                "'" + second + "' and '" + first + "' could run at the same time: nothing says which comes first");
        if (!common.isEmpty()) {
            text.detail("both come after "
                    + common.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" and ")));
        }
        return new Finding(
                CheckId.ACCIDENTAL_CONCURRENCY,
                at,
                text.paragraph("Say it, either way:")
                        .way(1, "on '" + second + "'", "after = \"" + first + "\"")
                        .way(2, "on '" + first + "'", "after = \"" + second + "\"")
                        .done());
    }

    /** {@code unhandled-case}; {@code decider} as in {@code 'check' gives} or {@code the input is}. */
    public static Finding unhandledCase(
            SourceRef at, String decider, List<String> cases, List<String> followed, boolean isNode) {
        String first = cases.get(0);
        Text text =
                Text.of("nothing goes on when " + decider + " " + listed(cases)).details(followed);
        boolean type = Character.isUpperCase(first.charAt(0)) && !first.equals(first.toUpperCase(Locale.ROOT));
        text.paragraph(isNode && !first.contains(" ") ? "Either way:" : "Let a step go on:");
        text.way(
                1,
                "go on",
                type
                        ? "@Step … on" + first + "(" + first + " " + decapital(first) + ") { … }"
                        : first.contains(" ") ? "@Step(after = …)" : "@Step(after = …, when = \"" + first + "\")");
        if (isNode && !first.contains(" ")) {
            text.way(2, "say that the run ends there", "ends = \"" + first + "\"   or   aborts = \"" + first + "\"");
        }
        return new Finding(CheckId.UNHANDLED_CASE, at, text.done());
    }

    /** {@code unreachable-step}: a node that never runs. */
    public static Finding unreachableStep(SourceRef at, String node, List<String> reasons) {
        return new Finding(
                CheckId.UNREACHABLE_STEP,
                at,
                Text.of("'" + node + "' can never run: what it needs is never there together")
                        .details(reasons)
                        .paragraph("Remove the step, or one of these.")
                        .done());
    }

    /** {@code unreachable-step}: a node in {@code after} that can never be followed. */
    public static Finding neverFollowed(SourceRef at, String node, String after) {
        return new Finding(
                CheckId.UNREACHABLE_STEP,
                at,
                Text.of("'" + node + "' can never run after '" + after
                                + "': they are on branches that exclude each other")
                        .paragraph("Remove '" + after + "' from 'after'.")
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

    /** {@code no-result}: a way that ends with nothing. */
    public static Finding endsWithoutResult(
            SourceRef at, String workflow, Map<TypeRef, List<String>> byType, List<String> way) {
        TypeRef type = byType.keySet().iterator().next();
        return new Finding(
                CheckId.NO_RESULT,
                at,
                Text.of("'" + workflow + "' gives a " + type.display() + ", but there is none when "
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

    /** {@code too-many-decisions}. */
    public static Finding tooManyDecisions(SourceRef at, String workflow) {
        return new Finding(
                CheckId.TOO_MANY_DECISIONS,
                at,
                Text.of("the conditions of '" + workflow + "' are too many to be checked together")
                        .paragraph(
                                "Split the workflow where its branches come together, so that each part decides less.")
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
                        .map(each -> "Optional<" + each.display() + "> " + variable(each))
                        .collect(Collectors.joining(", "))
                + ") { … }";
    }

    private static String listed(List<String> names) {
        return names.size() <= 8
                ? String.join(" or ", names)
                : String.join(", ", names.subList(0, 8)) + " and " + (names.size() - 8) + " more";
    }

    private static String shown(TypeRef type, TypeRef other) {
        return type.display().equals(other.display()) ? type.qualified() : type.display();
    }

    private static String variable(TypeRef type) {
        return type.isArray() ? "values" : decapital(type.simpleName());
    }

    private static String decapital(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
