package dev.lodestep.runtime.simulation;

import dev.lodestep.runtime.StoreUnavailableException;
import dev.lodestep.runtime.store.SharedLimits;
import dev.lodestep.runtime.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store whose operations fail as told: before they take effect, or after, so that only the answer is lost. */
public final class FaultyStore {
    private static final Set<String> SURE = Set.of("now", "describe", "close", "limits");

    private FaultyStore() {}

    /** Says what happens to an operation. */
    @FunctionalInterface
    public interface Faults {
        /** What happens to a call of the operation of that name. */
        Fault of(String operation, @Nullable Object @Nullable [] arguments);
    }

    /** What can happen to an operation. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** It does not take effect, and the caller does not know. */
        BEFORE,
        /** It takes effect, and the caller does not know. */
        AFTER
    }

    /** A store in front of another one. Its clock and its name never fail, nor does asking it what it can do. */
    public static Store over(Store store, boolean keepsLimits, Faults faults) {
        return over(Store.class, store, keepsLimits, faults);
    }

    private static <T> T over(Class<T> type, T real, boolean keepsLimits, Faults faults) {
        return type.cast(Proxy.newProxyInstance(
                FaultyStore.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.equals("limits") && !keepsLimits) {
                        return Optional.empty();
                    }
                    if (SURE.contains(name)) {
                        Object answer = call(real, method, arguments);
                        return answer instanceof Optional<?> can
                                        && can.isPresent()
                                        && can.get() instanceof SharedLimits limits
                                ? Optional.of(over(SharedLimits.class, limits, keepsLimits, faults))
                                : answer;
                    }
                    Fault fault = faults.of(name, arguments);
                    if (fault == Fault.BEFORE) {
                        throw unavailable(name);
                    }
                    Object answer = call(real, method, arguments);
                    if (fault == Fault.AFTER) {
                        throw unavailable(name);
                    }
                    return answer;
                }));
    }

    private static @Nullable Object call(Object store, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static StoreUnavailableException unavailable(String operation) {
        return new StoreUnavailableException("simulated: no answer to " + operation, null);
    }
}
