package dev.lodestep.processor;

import com.google.auto.service.AutoService;
import dev.lodestep.Workflow;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;

/**
 * Lists the generated machines of a compilation in a service file, so that tools find all workflows of a class path.
 *
 * <p>It is a processor of its own because it looks at all workflows at once, which build tools treat differently; it claims nothing.
 */
@AutoService(Processor.class)
public final class WorkflowIndexProcessor extends AbstractProcessor {
    private static final String SERVICE = "dev.lodestep.runtime.WorkflowCatalog$Entry";

    private final Set<String> workflows = new TreeSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Workflow.class.getCanonicalName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ElementFilter.typesIn(round.getElementsAnnotatedWith(Workflow.class))
                .forEach(each -> workflows.add(each.getQualifiedName().toString()));
        boolean catalog = processingEnv.getElementUtils().getTypeElement(SERVICE.replace('$', '.')) != null;
        if (round.processingOver() && !round.errorRaised() && !workflows.isEmpty() && catalog) {
            write();
        }
        return false;
    }

    private void write() {
        Element[] origins = workflows.stream()
                .map(processingEnv.getElementUtils()::getTypeElement)
                .toArray(Element[]::new);
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/services/" + SERVICE, origins)
                .openWriter()) {
            for (Element each : origins) {
                writer.write(entryOf((TypeElement) each) + "\n");
            }
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Kind.ERROR, "[lodestep] the index of workflows could not be written: " + e.getMessage());
        }
    }

    /** The binary name of the entry in the machine that {@link WorkflowProcessor} generates. */
    private String entryOf(TypeElement workflow) {
        String packageName = processingEnv
                .getElementUtils()
                .getPackageOf(workflow)
                .getQualifiedName()
                .toString();
        String nested = Stream.iterate(
                        (Element) workflow, each -> each instanceof TypeElement, Element::getEnclosingElement)
                .map(each -> each.getSimpleName().toString())
                .reduce((inner, outer) -> outer + "_" + inner)
                .orElseThrow();
        return (packageName.isEmpty() ? "" : packageName + ".") + nested + "Machine$Entry";
    }
}
