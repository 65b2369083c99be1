package dev.lodestep.runtime;

import dev.lodestep.runtime.machine.WorkflowDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The workflows of a class path, as the annotation processor's index lists them: for tools, and to find out that it did not run. */
public final class WorkflowCatalog {
    private final List<Entry> entries;

    /** A workflow in the index; generated for each. */
    public interface Entry {
        /** The class that was annotated. */
        Class<?> workflow();

        /** Its definition. */
        WorkflowDefinition<?, ?> definition();
    }

    private WorkflowCatalog(List<Entry> entries) {
        this.entries = entries;
    }

    /** The workflows that the calling thread's class loader sees. */
    public static WorkflowCatalog load() {
        return load(Thread.currentThread().getContextClassLoader());
    }

    /** The workflows that a class loader sees. */
    public static WorkflowCatalog load(ClassLoader loader) {
        List<Entry> found = ServiceLoader.load(Entry.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(
                        entry -> entry.definition().version().toString()))
                .toList();
        return new WorkflowCatalog(found);
    }

    /** All definitions, by name and version. */
    public List<WorkflowDefinition<?, ?>> definitions() {
        return entries.stream().<WorkflowDefinition<?, ?>>map(Entry::definition).toList();
    }

    /** The definition of an annotated class; {@link WorkflowNotGeneratedException} if none was generated for it. */
    public WorkflowDefinition<?, ?> definitionOf(Class<?> workflow) {
        return entries.stream()
                .filter(entry -> entry.workflow().equals(workflow))
                .findFirst()
                .<WorkflowDefinition<?, ?>>map(Entry::definition)
                .orElseThrow(() -> new WorkflowNotGeneratedException(workflow));
    }
}
