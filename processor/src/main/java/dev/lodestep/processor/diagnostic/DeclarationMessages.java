package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every message about what can be seen on one declaration alone, without the graph. */
public final class DeclarationMessages {
    private DeclarationMessages() {}

    /** Why a class cannot be a workflow. */
    public enum ClassFault {
        ABSTRACT("is abstract", "Lodestep is given an instance of exactly this class. Make it concrete:"),
        PRIVATE(
                "is private",
                "The generated classes live in the same package and must see it. Make it package-private or public:"),
        INNER("is an inner class", "An instance of it needs one of the class around it. Make it static:"),
        GENERIC("has type parameters", "The types of its results must be known to be stored. Write the types out:"),
        INTERFACE("is an interface", "The methods of a workflow have bodies. Make it a class:"),
        ENUM("is an enum", "A workflow is created with its services. Make it a class:"),
        RECORD("is a record", "A workflow holds services, not data. Make it a class:");

        private final String what;
        private final String why;

        ClassFault(String what, String why) {
            this.what = what;
            this.why = why;
        }
    }

    /** Why an annotation of the language cannot be where it is. */
    public enum PlaceFault {
        PRIVATE("the method is private", "The generated machine calls it directly. Make it package-private."),
        STATIC("the method is static", "A node may use the workflow's services. Remove 'static'."),
        ABSTRACT("the method is abstract", "A node does something. Give it a body."),
        HIDDEN(
                "the method is inherited from another package and not public",
                "The generated machine calls it directly. Make it public, or override it."),
        GENERIC("the method has type parameters", "What it takes and returns must be known. Write the types out."),
        THROWABLE("the method throws Throwable", "Declare Exception, or what it really throws."),
        PARAMETER(
                "no result is bound to this parameter", "Remove the annotation, or take the type that the node gives."),
        NO_LIST("the parameter is no List", "Take a List<…>: of the elements, or of the results of the named nodes."),
        FOR_EACH("the method does not run for each element", "Put it on a parameter of a step or a wait."),
        GATHERED(
                "the parameter is the list of the results of several nodes",
                "Make the list in a step of its own, and take its elements in another one."),
        CARRY(
                "the method is no re-entrant step",
                "Put it on a parameter of a method with @Step and @WaitForSignal, or of its @Check."),
        PAUSABLE(
                "a method that returns a Pausable is a step that can ask, and only such a method does",
                "Write @Step and @WaitForSignal, and return a Pausable<…>."),
        NOT_A_NODE("the method is no node", "Put it on a method that is a node, as with @Step or @WaitForSignal.");

        private final String what;
        private final String way;

        PlaceFault(String what, String way) {
            this.what = what;
            this.way = way;
        }
    }

    /** {@code not-a-workflow}. */
    public static Finding notAWorkflow(SourceRef at, String className, ClassFault fault) {
        return new Finding(
                CheckId.NOT_A_WORKFLOW,
                at,
                Text.of("'" + className + "' cannot be a workflow: it " + fault.what)
                        .paragraph(fault.why)
                        .code(
                                "@Workflow",
                                (fault == ClassFault.INNER ? "static class " : "class ") + className + " { … }")
                        .done());
    }

    /** {@code wrong-place}: an annotation where it means nothing; {@code annotation} without the at sign. */
    public static Finding wrongPlace(SourceRef at, String annotation, String method, PlaceFault fault) {
        return new Finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("@" + annotation + " does not work on '" + method + "': " + fault.what)
                        .paragraph(fault.way)
                        .done());
    }

    /** {@code wrong-place}: methods of a class that is no workflow; {@code annotation} without the at sign is that of the first. */
    public static Finding outsideAWorkflow(SourceRef at, String className, String annotation, List<String> methods) {
        String works = methods.size() == 1
                ? "@" + annotation + " does not work on " + Words.quoted(methods, "")
                : "@" + annotation + " and the like do not work on " + Words.quoted(methods, ", ");
        return new Finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of(works + ": the class is no workflow")
                        .paragraph("Make it one, or remove "
                                + (methods.size() == 1 ? "the annotation:" : "the annotations:"))
                        .code("@Workflow", "class " + className + " { … }")
                        .done());
    }

    /** {@code bad-retry} or {@code recover-mismatch}: an exception that generated code cannot name. */
    public static Finding hiddenException(SourceRef at, CheckId id, String exception) {
        return new Finding(
                id,
                at,
                Text.of("the generated machine cannot name " + exception + ", which is hidden from it")
                        .paragraph("It must be visible in the workflow's package. Remove 'private', or make it public:")
                        .code("class " + exception + " extends …")
                        .done());
    }

    /** {@code wrong-place}: two annotations that exclude each other on one method; both without the at sign. */
    public static Finding twoKinds(SourceRef at, String method, String first, String second) {
        return new Finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("'" + method + "' cannot be both @" + first + " and @" + second)
                        .paragraph(
                                "A method is one node, or belongs to one. Remove one of the two, or split the method.")
                        .done());
    }

    /**
     * {@code too-large}.
     *
     * @param at the class
     * @param className the workflow's simple name
     * @param what of what there are too many: {@code nodes}
     * @param found how many there are
     * @param limit how many there may be
     */
    public static Finding tooLarge(SourceRef at, String className, String what, int found, int limit) {
        return new Finding(
                CheckId.TOO_LARGE,
                at,
                Text.of("'" + className + "' has " + found + " " + what + ", more than the " + limit
                                + " that generated classes can hold")
                        .paragraph("Split it into several workflows.")
                        .done());
    }

    /** {@code no-steps}. */
    public static Finding noSteps(SourceRef at, String className) {
        return new Finding(
                CheckId.NO_STEPS,
                at,
                Text.of("'" + className + "' has no step")
                        .paragraph("A workflow does something. Annotate at least one method:")
                        .code("@Step", "Receipt charge(Order order) { … }")
                        .done());
    }

    /** {@code duplicate-name}: two nodes. */
    public static Finding duplicateNode(SourceRef at, String name) {
        return new Finding(
                CheckId.DUPLICATE_NAME,
                at,
                Text.of("there are two nodes named '" + name + "'")
                        .paragraph(
                                "Results are stored under the node's name. Rename the method, or give it a name of its own:")
                        .code("@Step(name = \"" + name + "2\")")
                        .done());
    }

    /** {@code duplicate-name}: a name that could be that of a round, an element or a child of another node. */
    public static Finding unusableNodeName(SourceRef at, String name) {
        return unusableName(
                at,
                name,
                "a node",
                "Names of rounds, elements and children are made of it: it is not blank and has no '#', '~', '/' or control"
                        + " character.",
                "name = \"charge-2\"");
    }

    /** {@code duplicate-name}: a name of a workflow that no file can have, or one outside of its folder. */
    public static Finding unusableWorkflowName(SourceRef at, String name) {
        return unusableName(
                at,
                name,
                "a workflow",
                "A file is named after it: it is not blank, has no control character, and is no path that leads elsewhere.",
                "name = \"shop/orders\"");
    }

    private static Finding unusableName(SourceRef at, String name, String what, String why, String code) {
        String shown = name.codePoints()
                .mapToObj(each ->
                        Character.isISOControl(each) ? String.format("\\u%04x", each) : Character.toString(each))
                .collect(Collectors.joining());
        return new Finding(
                CheckId.DUPLICATE_NAME,
                at,
                Text.of("'" + shown + "' cannot be the name of " + what)
                        .paragraph(why)
                        .code(code)
                        .done());
    }

    /** {@code duplicate-name}: two waits for one signal. */
    public static Finding duplicateSignal(SourceRef at, String signal, String first, String second) {
        return new Finding(
                CheckId.DUPLICATE_NAME,
                at,
                Text.of("'" + first + "' and '" + second + "' both wait for the signal '" + signal + "'")
                        .paragraph("A signal is taken by one wait. Give this one a name of its own:")
                        .code("@WaitForSignal(signal = \"" + signal + "2\")")
                        .done());
    }

    /** {@code duplicate-name}: two methods of one kind for one node, or two {@code @Result} methods. */
    public static Finding duplicateMethod(SourceRef at, String annotation, String first, String second) {
        return new Finding(
                CheckId.DUPLICATE_NAME,
                at,
                Text.of("'" + first + "' and '" + second + "' are both " + annotation)
                        .paragraph("There is one at most. Remove one of them, or put what both do into one.")
                        .done());
    }

    /** {@code wait-payload}: a wait that takes no payload. */
    public static Finding noPayload(SourceRef at, String method, boolean timeout) {
        String payload = timeout ? "Optional<Answer> answer" : "Answer answer";
        return new Finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' waits for a signal but does not take its payload")
                        .paragraph("The first parameter is what the signal brings:")
                        .code("@WaitForSignal … " + method + "(" + payload + ")")
                        .done());
    }

    /** {@code wait-payload}: an {@code Optional} payload that is never empty. */
    public static Finding payloadNeverAbsent(SourceRef at, String method, String type, String parameter) {
        return new Finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' takes an Optional<" + type
                                + ">, but without a timeout the signal always comes first")
                        .paragraph("Either way:")
                        .way(1, "take the payload itself", type + " " + parameter)
                        .way(2, "give the wait a timeout", "@WaitForSignal(timeout = \"3d\")")
                        .done());
    }

    /** {@code wait-payload}: a payload that a timeout leaves without a value. */
    public static Finding payloadMayBeAbsent(SourceRef at, String method, String type, String parameter) {
        return new Finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' needs " + Words.a(type) + ", but there is none when the wait times out")
                        .paragraph("Take an Optional, which is empty then:")
                        .code("Optional<" + type + "> " + parameter)
                        .done());
    }

    /** {@code endless-wait}. */
    public static Finding endlessWait(SourceRef at, String method) {
        return new Finding(
                CheckId.ENDLESS_WAIT,
                at,
                Text.of("'" + method + "' waits for ever if the signal never comes")
                        .paragraph("Say how long, and take an Optional that is empty when the time is over:")
                        .code("@WaitForSignal(timeout = \"30d\")")
                        .done());
    }

    /** {@code bad-duration}. */
    public static Finding badDuration(SourceRef at, String text) {
        return new Finding(
                CheckId.BAD_DURATION,
                at,
                Text.of("'" + text + "' is not a duration")
                        .paragraph("Write a whole number and a unit, or ISO-8601:")
                        .code("200ms   30s   10m   2h   3d   PT1M30S")
                        .done());
    }

    /** {@code bad-duration}: a time in which nothing can be done. */
    public static Finding noTime(SourceRef at, String text, String method) {
        return new Finding(
                CheckId.BAD_DURATION,
                at,
                Text.of("with a timeout of '" + text + "' no attempt at '" + method + "' can ever complete")
                        .paragraph("Give it some time, or remove the annotation:")
                        .code("@Timeout(\"30s\")")
                        .done());
    }

    /**
     * {@code bad-retry}.
     *
     * @param at the value
     * @param what what cannot be: {@code maxAttempts is 0}
     * @param bounds what could be: {@code at least 1, the first attempt included}
     * @param code something that works
     */
    public static Finding badRetry(SourceRef at, String what, String bounds, String code) {
        return new Finding(
                CheckId.BAD_RETRY,
                at,
                Text.of(what + ", but must be " + bounds)
                        .code("@Retry(" + code + ")")
                        .done());
    }

    /** {@code bad-retry}: an exception that is both retried and not. */
    public static Finding retriedAndNot(SourceRef at, String exception) {
        return new Finding(
                CheckId.BAD_RETRY,
                at,
                Text.of(exception + " is in 'on' and in 'notOn'")
                        .paragraph("It is either retried or not. Remove it from one of the two.")
                        .done());
    }

    /** {@code missing-compensation}. */
    public static Finding missingCompensation(SourceRef at, String step, String method, Optional<TypeRef> result) {
        String parameter = result.map(type -> type.display() + " result").orElse("");
        return new Finding(
                CheckId.MISSING_COMPENSATION,
                at,
                Text.of("'" + step + "' has no compensation, which this workflow requires")
                        .paragraph("Either way:")
                        .way(
                                1,
                                "say how it is undone",
                                "@Compensate(\"" + step + "\") void undo" + capital(method) + "(" + parameter
                                        + ") { … }")
                        .way(2, "say that there is nothing to undo", "@Step(compensation = Compensation.NONE)")
                        .done());
    }

    /** {@code wrong-place}: a method that returns something else than its annotation asks for. */
    public static Finding otherReturnType(
            SourceRef at, String annotation, String method, String returned, String expected) {
        return new Finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("@" + annotation + " does not work on '" + method + "': it returns " + returned + ", not "
                                + expected)
                        .code(expected.replaceFirst(" .*", "") + " " + method + "(…)")
                        .done());
    }

    /** {@code bad-limit}: a limit that lets nothing through. */
    public static Finding badLimit(SourceRef at, String attribute, int value) {
        return new Finding(
                CheckId.BAD_LIMIT,
                at,
                Text.of("'" + attribute + "' is " + value + ", but must be at least 1")
                        .code(attribute + " = 1")
                        .done());
    }

    /** {@code bad-limit}: a text that is no rate. */
    public static Finding badRate(SourceRef at, String text) {
        return new Finding(
                CheckId.BAD_LIMIT,
                at,
                Text.of("'" + text + "' is not a rate")
                        .paragraph("Write a whole number and a unit of time:")
                        .code("20/s   60/m   1000/h")
                        .done());
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
