package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.SourceRef;
import dev.lodestep.processor.model.TypeRef;

/** What is said about {@code @Schedule}. */
public final class ScheduleMessages {
    private ScheduleMessages() {}

    /** {@code bad-schedule}: a text that says no times. */
    public static Finding badCron(SourceRef at, String text, String fault) {
        return new Finding(
                CheckId.BAD_SCHEDULE,
                at,
                Text.of("'" + text + "' says no times: " + fault)
                        .paragraph("Write minute, hour, day of the month, month and day of the week:")
                        .code("30 2 * * *   */15 8-18 * * MON-FRI   0 0 1 * *")
                        .done());
    }

    /** {@code bad-schedule}: a text that names no time zone. */
    public static Finding badZone(SourceRef at, String text) {
        return new Finding(
                CheckId.BAD_SCHEDULE,
                at,
                Text.of("'" + text + "' is not a time zone")
                        .paragraph("Name a region and a city, or UTC:")
                        .code("zone = \"Europe/Berlin\"")
                        .done());
    }

    /** {@code bad-schedule}: an input that no clock can give. */
    public static Finding otherInput(SourceRef at, String workflow, TypeRef input) {
        return new Finding(
                CheckId.BAD_SCHEDULE,
                at,
                Text.of("'" + workflow + "' is scheduled, but needs " + Words.a(input.display()) + " as its input")
                        .paragraph(
                                "A clock gives nothing but its tick. Take that, or nothing, and find the rest in a step:")
                        .code("@Step " + input.display() + " find(Instant tick) { … }")
                        .done());
    }

    /** {@code bad-schedule}: on a class that is no workflow. */
    public static Finding noWorkflow(SourceRef at, String type) {
        return new Finding(
                CheckId.BAD_SCHEDULE,
                at,
                Text.of("'" + type + "' is scheduled, but is no workflow")
                        .paragraph("Nothing of it would run. Make it one:")
                        .code("@Workflow @Schedule(…) class " + type + " { … }")
                        .done());
    }
}
