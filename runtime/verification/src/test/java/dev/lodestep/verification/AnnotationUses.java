package dev.lodestep.verification;

import java.sql.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Which workflows say what with annotations: {@code Parallel}, {@code Step.after}, {@code Workflow.onFailure=PARK}. Read from
 * their class files by the compiler, since the annotations are not there at run time; what only repeats a default is not counted.
 */
@SupportedAnnotationTypes("*")
final class AnnotationUses extends AbstractProcessor {
    /** A step with a parameter of that type, which is no annotation, but says as much. */
    static final String CONNECTION = "Connection";

    private static final String LANGUAGE = "dev.lodestep";

    private final Map<String, Class<?>> workflows;
    private final Map<String, Set<String>> uses = new TreeMap<>();

    private AnnotationUses(Map<String, Class<?>> workflows) {
        this.workflows = workflows;
    }

    /** What is said, with the workflows that say it. */
    static Map<String, Set<String>> in(Collection<Class<?>> classes) {
        Map<String, Class<?>> workflows = new LinkedHashMap<>();
        classes.forEach(type -> workflows.put(type.getCanonicalName(), type));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = javac.getTask(
                null, null, null, List.of("-proc:only", "-cp", Processes.classPath()), workflows.keySet(), null);
        AnnotationUses uses = new AnnotationUses(workflows);
        task.setProcessors(List.of(uses));
        if (!task.call()) {
            throw new IllegalStateException("the compiler cannot read " + workflows.keySet());
        }
        return uses.uses;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver()) {
            workflows.forEach(
                    (name, type) -> visit(processingEnv.getElementUtils().getTypeElement(name), type.getSimpleName()));
        }
        return false;
    }

    private void visit(Element element, String workflow) {
        element.getAnnotationMirrors().forEach(mirror -> said(mirror, workflow, new LinkedHashSet<>()));
        element.getEnclosedElements().forEach(inner -> visit(inner, workflow));
        if (element instanceof ExecutableElement method) {
            method.getParameters().forEach(parameter -> visit(parameter, workflow));
            if (method.getParameters().stream()
                    .anyMatch(parameter -> parameter.asType().toString().equals(Connection.class.getName()))) {
                note(CONNECTION, workflow);
            }
        } else if (element instanceof TypeElement type && type.getSuperclass().getKind() == TypeKind.DECLARED) {
            Element above = ((DeclaredType) type.getSuperclass()).asElement();
            if (!above.toString().startsWith("java.")) {
                visit(above, workflow);
            }
        }
    }

    /** What an annotation says, also with those that it is made of. */
    private void said(AnnotationMirror mirror, String workflow, Set<Element> within) {
        Element type = mirror.getAnnotationType().asElement();
        if (type.getEnclosingElement().toString().equals(LANGUAGE)) {
            String name = type.getSimpleName().toString();
            note(name, workflow);
            mirror.getElementValues().forEach((attribute, value) -> {
                AnnotationValue usual = attribute.getDefaultValue();
                if (usual == null || !usual.toString().equals(value.toString())) {
                    note(name + "." + attribute.getSimpleName() + constant(value), workflow);
                }
            });
        } else if (!type.toString().startsWith("java.") && within.add(type)) {
            type.getAnnotationMirrors().forEach(part -> said(part, workflow, within));
        }
    }

    private static String constant(AnnotationValue value) {
        return value.getValue() instanceof VariableElement constant ? "=" + constant.getSimpleName() : "";
    }

    private void note(String what, String workflow) {
        uses.computeIfAbsent(what, none -> new TreeSet<>()).add(workflow);
    }
}
