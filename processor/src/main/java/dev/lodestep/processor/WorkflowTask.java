package dev.lodestep.processor;

import dev.lodestep.processor.check.CheckedWorkflow;
import dev.lodestep.processor.check.Checks;
import dev.lodestep.processor.codec.Fingerprint;
import dev.lodestep.processor.codec.StoredTypes;
import dev.lodestep.processor.diagnostic.Finding;
import dev.lodestep.processor.diagnostic.ProcessorMessages;
import dev.lodestep.processor.emit.Explanation;
import dev.lodestep.processor.emit.Generation;
import dev.lodestep.processor.emit.JavaTypes;
import dev.lodestep.processor.emit.Surroundings;
import dev.lodestep.processor.emit.SurroundingsReader;
import dev.lodestep.processor.emit.WorkflowEmitter;
import dev.lodestep.processor.graph.WorkflowGraph;
import dev.lodestep.processor.model.WorkflowModel;
import dev.lodestep.processor.read.Reading;
import dev.lodestep.processor.read.WorkflowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** What is done for one class in one round: read, check, plan, and generate if nothing is wrong. */
final class WorkflowTask {
    private final ProcessingEnvironment environment;
    private final SurroundingsReader library;
    private final TypeElement workflow;
    private Optional<WorkflowGraph> graph = Optional.empty();

    /**
     * Prepares it.
     *
     * @param library of this round
     */
    WorkflowTask(ProcessingEnvironment environment, SurroundingsReader library, TypeElement workflow) {
        this.environment = environment;
        this.library = library;
        this.workflow = workflow;
    }

    /** Does it; gives everything that was found. */
    List<Finding> run() {
        WorkflowReader reader = new WorkflowReader(environment.getElementUtils(), environment.getTypeUtils(), workflow);
        Reading reading = reader.read();
        List<Finding> findings = new ArrayList<>(reading.findings());
        Optional<WorkflowModel> model = reading.model();
        if (model.isEmpty()) {
            return findings;
        }
        Optional<Finding> tooLarge = SizeLimits.check(model.get());
        if (tooLarge.isPresent()) {
            findings.add(tooLarge.get());
            return findings;
        }
        CheckedWorkflow checked = Checks.check(model.get());
        findings.addAll(checked.findings());
        graph = checked.graph();
        if (graph.isPresent()) {
            Optional<StoredTypes> stored = reader.stored(graph.get(), findings);
            stored.flatMap(each -> SizeLimits.check(model.get(), each)).ifPresent(findings::add);
            if (stored.isPresent() && findings.stream().noneMatch(Finding::isError)) {
                generate(reader, reading, graph.get(), stored.get());
            }
        }
        return findings;
    }

    /** How the workflow was understood, if that is asked for. */
    Optional<String> explanation(Optional<String> wanted) {
        return graph.filter(each -> wanted.isPresent())
                .filter(each -> each.model().simpleName().equals(wanted.get())
                        || each.model().qualifiedName().equals(wanted.get()))
                .map(Explanation::of);
    }

    private void generate(WorkflowReader reader, Reading reading, WorkflowGraph graph, StoredTypes stored) {
        String name = graph.model().qualifiedName();
        Optional<Surroundings> surroundings = library.read(workflow);
        if (surroundings.isEmpty()) {
            environment.getMessager().printMessage(Kind.ERROR, ProcessorMessages.noRuntime(name), workflow);
            return;
        }
        Generation generation = new Generation(
                graph,
                stored,
                Fingerprint.of(graph, stored),
                new JavaTypes(reader.packages()),
                reading.asynchronous(),
                reader.warnings(),
                surroundings.get());
        try {
            new WorkflowEmitter(environment.getFiler()).emit(generation, workflow);
        } catch (IOException e) {
            environment
                    .getMessager()
                    .printMessage(
                            Kind.ERROR, ProcessorMessages.notWritten(name, String.valueOf(e.getMessage())), workflow);
        }
    }
}
