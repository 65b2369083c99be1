package dev.lodestep.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Finds virtual threads on JDK 21 and later; the code is compiled for 17, so it looks the methods up. The only class of the runtime that does
 * such a thing.
 */
final class VirtualThreads {
    private VirtualThreads() {}

    /** An executor that runs each task on a virtual thread of its own, where the JDK has them. */
    static Optional<ExecutorService> executor(String prefix) {
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Object threads = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual))
                    .invoke();
            MethodHandle name =
                    lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            MethodHandle executor = lookup.findStatic(
                    Executors.class,
                    "newThreadPerTaskExecutor",
                    MethodType.methodType(ExecutorService.class, ThreadFactory.class));
            Object named = name.invoke(threads, prefix, 1L);
            return Optional.of((ExecutorService) executor.invoke(factory.invoke(named)));
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException before21) {
            return Optional.empty();
        } catch (Throwable impossible) {
            throw new IllegalStateException("virtual threads are there but cannot be made", impossible);
        }
    }
}
