package dev.lodestep.testing.simulation;

import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.Run;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.WorkflowMachine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine whose users wait in virtual time, and whose workflows are watched. */
public final class TestEngine {
    private TestEngine() {}

    /**
     * That engine, as a test sees it.
     *
     * @param settle lets time pass until nothing more happens by itself; called by those who wait for a run
     * @param elsewhere counts the steps whose stages are under way on other threads
     */
    public static Engine of(Engine engine, Runnable settle, AtomicInteger elsewhere) {
        return (Engine) Proxy.newProxyInstance(
                TestEngine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("register")) {
                        engine.register(new WatchedMachine<>((WorkflowMachine<?, ?>) arguments[0], elsewhere));
                        return null;
                    }
                    Object answer = call(engine, method, arguments);
                    return answer instanceof Run<?> run ? new VirtualRun<>(run, settle) : answer;
                });
    }

    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private record VirtualRun<O>(Run<O> run, Runnable settle) implements Run<O> {
        @Override
        public String id() {
            return run.id();
        }

        @Override
        public RunStatus status() {
            return run.status();
        }

        @Override
        public @Nullable O await(Duration timeout) {
            settle.run();
            return run.await(Duration.ZERO);
        }
    }
}
