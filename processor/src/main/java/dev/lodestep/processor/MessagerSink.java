package dev.lodestep.processor;

import dev.lodestep.processor.diagnostic.CheckId;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.read.JavacRef;
import dev.lodestep.processor.read.SourcePosition;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Shows findings to the compiler: each once, in the order of the source, at the most exact place that the compiler can show. */
final class MessagerSink {
    private final Messager messager;

    MessagerSink(Messager messager) {
        this.messager = messager;
    }

    /**
     * Reports what was found about a class.
     *
     * @param sources the names of the outermost classes that are compiled: javac cannot point into others
     */
    void report(TypeElement subject, Collection<Finding> findings, Set<String> sources) {
        List<Finding> sorted = findings.stream()
                .distinct()
                .sorted(Comparator.comparing((Finding each) -> SourcePosition.of((JavacRef) each.source()))
                        .thenComparing(Finding::id))
                .toList();
        for (Finding each : sorted) {
            JavacRef at = (JavacRef) each.source();
            if (!isSuppressed(each, at)) {
                report(each, at, subject, sources);
            }
        }
    }

    private void report(Finding finding, JavacRef at, TypeElement subject, Set<String> sources) {
        Kind kind = finding.isError() ? Kind.ERROR : Kind.WARNING;
        if (sources.contains(SourcePosition.outermost(at.element()))) {
            messager.printMessage(kind, finding.text(), at.element(), at.annotation(), at.value());
        } else {
            String text = finding.text();
            int end = text.indexOf("] ") + 2;
            String place = "(in " + classOf(at.element()) + ") ";
            messager.printMessage(kind, text.substring(0, end) + place + text.substring(end), subject);
        }
    }

    private static Element classOf(Element element) {
        Element type = element;
        while (!(type instanceof TypeElement)) {
            type = Objects.requireNonNull(type.getEnclosingElement());
        }
        return type;
    }

    /** Whether {@code @SuppressWarnings("lodestep/endless-wait")} is on the declaration or around it; errors cannot be suppressed. */
    private static boolean isSuppressed(Finding finding, JavacRef at) {
        if (finding.id().severity() == CheckId.Severity.ERROR) {
            return false;
        }
        String key = "lodestep/" + finding.id().text();
        return Stream.iterate(at.element(), each -> each != null, Element::getEnclosingElement)
                .map(each -> each.getAnnotation(SuppressWarnings.class))
                .anyMatch(each -> each != null && List.of(each.value()).contains(key));
    }
}
