package dev.lodestep.processor;

import com.google.auto.service.AutoService;
import dev.lodestep.Carry;
import dev.lodestep.Check;
import dev.lodestep.Child;
import dev.lodestep.Compensate;
import dev.lodestep.Concurrency;
import dev.lodestep.ContinueOnError;
import dev.lodestep.Databind;
import dev.lodestep.Default;
import dev.lodestep.Due;
import dev.lodestep.FirstOf;
import dev.lodestep.ForEach;
import dev.lodestep.From;
import dev.lodestep.OnlyIf;
import dev.lodestep.Parallel;
import dev.lodestep.RateLimit;
import dev.lodestep.Recover;
import dev.lodestep.Repeat;
import dev.lodestep.Result;
import dev.lodestep.Retry;
import dev.lodestep.Schedule;
import dev.lodestep.Sleep;
import dev.lodestep.Step;
import dev.lodestep.Timeout;
import dev.lodestep.Until;
import dev.lodestep.UseCodec;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import dev.lodestep.processor.diagnostic.ProcessorMessages;
import dev.lodestep.processor.emit.SurroundingsReader;
import dev.lodestep.processor.read.ClassFaults;
import dev.lodestep.processor.read.MethodFaults;
import dev.lodestep.processor.read.SourcePosition;
import dev.lodestep.processor.read.UnresolvedTypeException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;

/**
 * Checks workflows and generates their machines, states, codecs, clients and graph documents.
 *
 * <p>A class that names a type which is not there yet is put off to the next round: another processor may generate it. Between rounds only
 * names are kept.
 */
@AutoService(Processor.class)
public final class WorkflowProcessor extends AbstractProcessor {
    private static final String EXPLAIN = "lodestep.explain";
    private static final List<Class<? extends Annotation>> METHODS = List.of(
            Step.class,
            WaitForSignal.class,
            Sleep.class,
            Child.class,
            Compensate.class,
            OnlyIf.class,
            Recover.class,
            Until.class,
            Due.class,
            Check.class,
            Result.class);
    private static final List<Class<? extends Annotation>> OTHERS = List.of(
            Workflow.class,
            Schedule.class,
            Retry.class,
            Timeout.class,
            Repeat.class,
            Parallel.class,
            FirstOf.class,
            ContinueOnError.class,
            RateLimit.class,
            Concurrency.class,
            ForEach.class,
            Carry.class,
            From.class,
            UseCodec.class,
            Databind.class,
            Default.class);

    /** The qualified names of the classes that were put off, with the type that each of them misses. */
    private final Map<String, String> waiting = new TreeMap<>();

    private final Set<String> sources = new TreeSet<>();
    private boolean explained;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Stream.concat(METHODS.stream(), OTHERS.stream())
                .map(Class::getCanonicalName)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(EXPLAIN);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        round.getRootElements().forEach(each -> sources.add(SourcePosition.outermost(each)));
        if (round.processingOver()) {
            finish();
            return true;
        }
        Set<String> names = new TreeSet<>(waiting.keySet());
        ElementFilter.typesIn(round.getElementsAnnotatedWith(Workflow.class))
                .forEach(each -> names.add(each.getQualifiedName().toString()));
        waiting.clear();
        reportStrayMethods(round);
        reportStraySchedules(round);
        SurroundingsReader library = new SurroundingsReader(processingEnv.getElementUtils());
        names.forEach(each -> processWorkflow(each, library));
        return true;
    }

    private void processWorkflow(String name, SurroundingsReader library) {
        TypeElement workflow = processingEnv.getElementUtils().getTypeElement(name);
        MessagerSink sink = new MessagerSink(processingEnv.getMessager());
        try {
            WorkflowTask task = new WorkflowTask(processingEnv, library, workflow);
            sink.report(workflow, task.run(), sources);
            task.explanation(explain()).ifPresent(text -> {
                explained = true;
                processingEnv.getMessager().printMessage(Kind.NOTE, text);
            });
        } catch (UnresolvedTypeException e) {
            waiting.put(name, e.type());
        } catch (RuntimeException | StackOverflowError e) {
            processingEnv.getMessager().printMessage(Kind.ERROR, ProcessorMessages.internalFailure(name, e), workflow);
        }
    }

    private void reportStrayMethods(RoundEnvironment round) {
        MessagerSink sink = new MessagerSink(processingEnv.getMessager());
        Set<? extends Element> annotated = round.getElementsAnnotatedWithAny(Set.copyOf(METHODS));
        Map<TypeElement, List<ExecutableElement>> byClass = ElementFilter.methodsIn(annotated).stream()
                .collect(Collectors.groupingBy(
                        each -> (TypeElement) each.getEnclosingElement(),
                        () -> new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())),
                        Collectors.toList()));
        byClass.forEach((type, methods) -> sink.report(type, MethodFaults.outsideAWorkflow(type, methods), sources));
    }

    private void reportStraySchedules(RoundEnvironment round) {
        MessagerSink sink = new MessagerSink(processingEnv.getMessager());
        for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(Schedule.class))) {
            sink.report(type, ClassFaults.strayScheduleOf(type), sources);
        }
    }

    private Optional<String> explain() {
        return Optional.ofNullable(processingEnv.getOptions().get(EXPLAIN));
    }

    private void finish() {
        waiting.forEach((name, type) ->
                processingEnv.getMessager().printMessage(Kind.NOTE, ProcessorMessages.unresolved(name, type)));
        explain()
                .filter(any -> !explained)
                .ifPresent(name ->
                        processingEnv.getMessager().printMessage(Kind.NOTE, ProcessorMessages.nothingToExplain(name)));
    }
}
