package dev.lodestep.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles a workflow as a careful user does, loads it with what was generated, and runs a few lines against it. */
final class Driver {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package [\\w.]+;");

    private Driver() {}

    /**
     * Runs it.
     *
     * @param workflow the source file of the workflow
     * @param body statements that return a text, in the same package
     */
    static String run(String workflow, String body) throws Exception {
        return run(new Javac().strict().source(workflow), workflow, body);
    }

    static String run(Javac javac, String workflow, String body) throws Exception {
        Matcher matcher = PACKAGE.matcher(workflow);
        String inPackage = matcher.find() ? matcher.group().strip() : "";
        String source = inPackage + """

                import dev.lodestep.runtime.*;
                import dev.lodestep.runtime.codec.*;
                import dev.lodestep.runtime.machine.*;
                import java.util.*;
                public final class Driven {
                    private Driven() {}
                    public static String run() throws Exception {
                """ + body + "}}";
        String name = inPackage.isEmpty() ? "Driven" : inPackage.substring(8, inPackage.length() - 1) + ".Driven";
        return runAll(javac.source(source), name);
    }

    /** Compiles, and calls the static method {@code run} of a class. */
    static String runAll(Javac javac, String className) throws Exception {
        Javac.Result result = javac.compile();
        assertThat(result.report()).isEmpty();
        return (String) result.load().loadClass(className).getMethod("run").invoke(null);
    }
}
