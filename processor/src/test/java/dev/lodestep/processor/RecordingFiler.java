package dev.lodestep.processor;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Runs a processor and notes from which elements each of its files is said to originate. */
final class RecordingFiler implements Processor {
    private final Processor processor;
    private final String failing;
    private final Map<String, List<String>> origins = new TreeMap<>();

    /**
     * Around a processor.
     *
     * @param failing files whose name contains this cannot be made: the filer throws something unexpected; empty for none
     */
    RecordingFiler(Processor processor, String failing) {
        this.processor = processor;
        this.failing = failing;
    }

    /** The originating elements by file. */
    Map<String, List<String>> origins() {
        return origins;
    }

    @Override
    public void init(ProcessingEnvironment environment) {
        Filer filer = new Noting(environment.getFiler());
        processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
            Element element, AnnotationMirror annotation, ExecutableElement member, String userText) {
        return processor.getCompletions(element, annotation, member, userText);
    }

    private final class Noting implements Filer {
        private final Filer filer;

        private Noting(Filer filer) {
            this.filer = filer;
        }

        private void note(String file, Element... elements) {
            if (!failing.isEmpty() && file.contains(failing)) {
                throw new IllegalStateException("broken on purpose");
            }
            origins.put(file, Arrays.stream(elements).map(Element::toString).toList());
        }

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... elements) throws IOException {
            note(name.toString(), elements);
            return filer.createSourceFile(name, elements);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... elements) throws IOException {
            note(name.toString(), elements);
            return filer.createClassFile(name, elements);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence inPackage, CharSequence name, Element... elements)
                throws IOException {
            note(name.toString(), elements);
            return filer.createResource(location, inPackage, name, elements);
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence inPackage, CharSequence name)
                throws IOException {
            return filer.getResource(location, inPackage, name);
        }
    }
}
