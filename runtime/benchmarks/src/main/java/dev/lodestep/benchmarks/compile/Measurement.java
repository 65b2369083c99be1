package dev.lodestep.benchmarks.compile;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;

/**
 * Compiles the sources of one subject in three ways, one right after the other. The classes of its processor are loaded once, as a build
 * daemon does; each compilation has new instances.
 */
final class Measurement implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Subject subject;
    private final Javac javac;
    private final List<Path> jars;
    private final URLClassLoader loader;

    Measurement(Subject subject, Javac javac, List<Path> jars) throws MalformedURLException {
        this.subject = subject;
        this.javac = javac;
        this.jars = jars;
        List<URL> urls = new ArrayList<>();
        for (Path each : jars) {
            urls.add(each.toUri().toURL());
        }
        this.loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    Subject subject() {
        return subject;
    }

    /** Measures once with so many types. */
    Cost round(int n) throws IOException {
        Map<String, String> annotated = subject.annotated(n);
        Javac.Compiled bare = javac.compile(subject.standalone(n), jars, List.of());
        Javac.Compiled processed = javac.compile(annotated, jars, processors());
        Map<String, String> all = new HashMap<>(annotated);
        all.putAll(processed.generated());
        Javac.Compiled unprocessed = javac.compile(all, jars, List.of());
        return new Cost(
                (processed.cpuNanos() - bare.cpuNanos()) / NANOS_PER_MILLI / n,
                (processed.cpuNanos() - unprocessed.cpuNanos()) / NANOS_PER_MILLI / n,
                (double) lines(processed.generated()) / n,
                (double) (processed.files() - bare.files()) / n);
    }

    private static long lines(Map<String, String> sources) {
        return sources.values().stream().mapToLong(each -> each.lines().count()).sum();
    }

    private List<Processor> processors() {
        List<Processor> found = new ArrayList<>();
        ServiceLoader.load(Processor.class, loader).forEach(found::add);
        if (found.isEmpty()) {
            throw new IllegalStateException("no processor in " + jars);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
