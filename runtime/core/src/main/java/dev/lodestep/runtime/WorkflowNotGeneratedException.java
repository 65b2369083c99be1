package dev.lodestep.runtime;

/** A workflow class has no generated machine: the annotation processor did not run when it was compiled. */
public final class WorkflowNotGeneratedException extends LodestepException {
    private static final long serialVersionUID = 1L;

    WorkflowNotGeneratedException(Class<?> workflow) {
        super("there is no generated machine for " + workflow.getName()
                + ": the annotation processor did not run when it"
                + " was compiled. Since JDK 23 javac runs no processor that is only on the class path: name"
                + " dev.lodestep:lodestep-processor in annotationProcessorPaths of maven-compiler-plugin, or as"
                + " annotationProcessor in Gradle, and compile again.");
    }
}
