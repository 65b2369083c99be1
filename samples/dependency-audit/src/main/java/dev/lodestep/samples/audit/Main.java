package dev.lodestep.samples.audit;

import dev.lodestep.samples.audit.artifact.LocalRepository;
import dev.lodestep.samples.audit.report.Escape;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: its commands, and the process they run in. */
@Command(
        name = "dependency-audit",
        mixinStandardHelpOptions = true,
        version = "dependency-audit 0.1.0",
        description =
                "Audits the jars of a Maven repository: checksums, licences, reviews. It can be killed at any moment.")
public final class Main {
    private Main() {}

    @SuppressWarnings("SystemConsoleNull") // it does return null without a terminal: the property sees to it
    public static void main(String[] arguments) {
        // otherwise newer JDKs give a console also to a process without a terminal
        System.setProperty("jdk.console", "java.base");
        Charset charset = System.console() == null
                ? Charset.defaultCharset()
                : System.console().charset();
        PrintWriter out = new PrintWriter(System.out, false, charset);
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), System::getProperty));
        Surroundings surroundings = new Surroundings(
                AuditEngine::open,
                Terminal.of(out, System.console(), System.getenv()),
                StopRequest::ofProcess,
                InstantSource.system(),
                new LocalRepository(System.getenv(), properties, Path.of("")).locate(),
                program(),
                System.getProperty("user.name", "unknown"));
        System.exit(commandLine(surroundings).execute(arguments));
    }

    /** The command line; what fails is one line on standard error and exit code 1. */
    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine commandLine = new CommandLine(new Main())
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new ReviewCommand(surroundings))
                .addSubcommand(new ReportCommand(surroundings));
        commandLine.setExecutionExceptionHandler((e, command, result) -> {
            surroundings.terminal().out().flush();
            command.getErr().println(Escape.terminal("dependency-audit: " + Complaint.of(e)));
            return 1;
        });
        return commandLine;
    }

    private static String program() {
        CodeSource source = Main.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return jar.toString().endsWith(".jar") ? "java -jar " + Escape.shell(jar.toString()) : "dependency-audit";
        } catch (URISyntaxException e) {
            return "dependency-audit";
        }
    }
}
