package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;

/** Every message about methods that belong to a node, and about parameters that are no data. */
public final class CompanionMessages {
    private CompanionMessages() {}

    /** {@code recover-mismatch}: what is recovered is no step. */
    public static Finding recoversNoStep(SourceRef at, String method, String target) {
        return finding(
                CheckId.RECOVER_MISMATCH,
                at,
                Text.of("'" + method + "' stands in for '" + target + "', which is no step")
                        .paragraph(
                                "Only what a step or a child gives can be given instead. Name one, or remove @Recover."));
    }

    /** {@code recover-mismatch}: no exception is taken. */
    public static Finding noException(SourceRef at, String method) {
        return finding(
                CheckId.RECOVER_MISMATCH,
                at,
                Text.of("'" + method + "' is a @Recover but does not take the exception that it is for")
                        .paragraph("The first parameter is an exception; its type says for which failures:")
                        .code(method + "(Exception failure, …)"));
    }

    /** {@code recover-mismatch}: an exception that is never recovered from. */
    public static Finding neverRecovered(SourceRef at, String method, String variable) {
        return finding(
                CheckId.RECOVER_MISMATCH,
                at,
                Text.of("'" + method + "' would stand in for a WorkflowAbort, which always ends the run")
                        .paragraph("Take another exception, or let the step throw another one:")
                        .code("Exception " + variable));
    }

    /** {@code recover-mismatch}: another type than the step's. */
    public static Finding recoversToOther(SourceRef at, String method, String given, String step, String wanted) {
        String needed = wanted.equals("void") ? "nothing" : Words.a(wanted);
        return finding(
                CheckId.RECOVER_MISMATCH,
                at,
                Text.of("'" + method + "' gives " + (given.equals("nothing") ? given : Words.a(given))
                                + ", but stands in for '" + step + "', which gives " + needed)
                        .paragraph("Give the same type:")
                        .code(wanted + " " + method + "(…)"));
    }

    /** {@code bad-loop}: an end for what does not repeat. */
    public static Finding endsNoLoop(SourceRef at, String method, String target) {
        return finding(
                CheckId.BAD_LOOP,
                at,
                Text.of("'" + method + "' ends the loop of '" + target + "', which does not repeat")
                        .paragraph("Name the node with @Repeat, or let this one repeat:")
                        .code("@Repeat(from = …, max = 10)"));
    }

    /** {@code wait-payload}: a deadline or a check for what does not wait. */
    public static Finding noWait(SourceRef at, String annotation, String method, String target) {
        return finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' is @" + annotation + " of '" + target + "', which waits for no signal")
                        .paragraph("Name a method with @WaitForSignal, or remove the annotation."));
    }

    /** {@code wait-payload}: a re-entrant step that takes its payload for granted. */
    public static Finding notAskedYet(SourceRef at, String method, String type, String variable) {
        return finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' needs " + Words.a(type) + ", but there is none before it has asked")
                        .paragraph("Take an Optional, which is empty then:")
                        .code("Optional<" + type + "> " + variable));
    }

    /** {@code wait-payload}: a re-entrant step that does not take what it asked with. */
    public static Finding noCarry(SourceRef at, String method, TypeRef carry) {
        return finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' asks with " + Words.a(carry.display()) + " but does not take it back")
                        .paragraph("The second parameter is what it asked with:")
                        .code("@Carry Optional<" + carry.display() + "> " + Words.variable(carry)));
    }

    /** {@code wait-payload}: a carry of another type. */
    public static Finding otherCarry(SourceRef at, String method, TypeRef taken, TypeRef carry) {
        return finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' asks with " + Words.a(Words.shown(carry, taken)) + " but takes back "
                                + Words.a(Words.shown(taken, carry)))
                        .code("@Carry Optional<" + carry.display() + "> " + Words.variable(carry)));
    }

    /** {@code wait-payload}: a check of something else than the payload. */
    public static Finding checksOther(SourceRef at, String method, String wait, TypeRef payload) {
        return finding(
                CheckId.WAIT_PAYLOAD,
                at,
                Text.of("'" + method + "' looks at what is sent to '" + wait + "', which is "
                                + Words.a(payload.display()))
                        .paragraph("Take it as the first parameter:")
                        .code(method + "(" + payload.display() + " " + Words.variable(payload) + ", …)"));
    }

    /** {@code wrong-place}: a transaction around what goes on elsewhere. */
    public static Finding asyncTransaction(SourceRef at, String method) {
        return finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("'" + method + "' takes a Connection but returns a CompletionStage")
                        .paragraph("The transaction is committed when the method returns. Return the value itself."));
    }

    /** {@code wrong-place}: a connection where nothing is committed. */
    public static Finding noTransaction(SourceRef at, String method) {
        return finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("'" + method + "' takes a Connection, but only steps, waits and compensations are"
                                + " transactional")
                        .paragraph("Let a step read or write what is needed, and take its result."));
    }

    /** {@code wrong-place}: two lists to go through. */
    public static Finding twoForEach(SourceRef at, String method) {
        return finding(
                CheckId.WRONG_PLACE,
                at,
                Text.of("'" + method + "' has two @ForEach parameters")
                        .paragraph("It runs for the elements of one list. Let a step before it give pairs:")
                        .code("@Step List<Pair> pairs(…) { … }"));
    }

    /** {@code wrong-place}: elements for what has none. */
    public static Finding forEachOnOther(SourceRef at, String method, boolean child) {
        Text text = Text.of("@ForEach does not work on '" + method + "': only steps and waits run for each element");
        return finding(
                CheckId.WRONG_PLACE,
                at,
                child
                        ? text.paragraph("Return a list of inputs, for one child each.")
                        : text.paragraph("Take the list, or put the annotation on a step."));
    }

    private static Finding finding(CheckId id, SourceRef at, Text text) {
        return new Finding(id, at, text.done());
    }
}
