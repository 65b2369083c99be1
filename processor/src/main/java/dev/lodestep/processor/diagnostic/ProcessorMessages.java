package dev.lodestep.processor.diagnostic;

/** Every message that is about the processor's own work rather than about what a user wrote. */
public final class ProcessorMessages {
    private static final String PREFIX = "[lodestep] ";

    private ProcessorMessages() {}

    /** Something went wrong that is not the user's fault. */
    public static String internalFailure(String workflow, Throwable failure) {
        return PREFIX
                + Text.of("the processor failed at '" + workflow + "': " + failure)
                        .paragraph(
                                "This is a fault of Lodestep, not of your code. Please report it, if possible with this class.")
                        .done();
    }

    /** A file could not be written. */
    public static String notWritten(String workflow, String reason) {
        return PREFIX
                + Text.of("the classes of '" + workflow + "' could not be written: " + reason)
                        .paragraph(
                                "Two workflows of one stored name and version, or a class of the name of a generated one?")
                        .done();
    }

    /** The runtime is missing on the class path of the code that is compiled. */
    public static String noRuntime(String workflow) {
        return PREFIX
                + Text.of("'" + workflow + "' cannot be compiled: the runtime is not on the class path")
                        .paragraph("Add the dependency dev.lodestep:lodestep-runtime.")
                        .done();
    }

    /** A type never appeared; where it is named in source, the compiler says so itself. */
    public static String unresolved(String workflow, String type) {
        return PREFIX + "nothing is generated for '" + workflow + "': the type " + type + " is missing";
    }

    /** What {@code -Alodestep.explain} asks for is not there. */
    public static String nothingToExplain(String workflow) {
        return PREFIX + "no workflow '" + workflow + "' to explain is compiled here";
    }
}
