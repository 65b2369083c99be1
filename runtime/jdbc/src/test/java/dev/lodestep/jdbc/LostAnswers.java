package dev.lodestep.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Connections whose COMMIT never answers, whether or not it takes effect. */
enum LostAnswers {
    /** It does not take effect. */
    BEFORE,
    /** It takes effect. */
    AFTER;

    Connection over(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = call(connection, method, arguments);
            return answer instanceof Statement statement && method.getName().equals("createStatement")
                    ? over(statement)
                    : answer;
        });
    }

    private Statement over(Statement statement) {
        return proxy(Statement.class, (method, arguments) -> {
            boolean commits = arguments != null && "COMMIT".equals(arguments[0]);
            if (commits && this == BEFORE) {
                throw new SQLException("no answer");
            }
            Object answer = call(statement, method, arguments);
            if (commits) {
                throw new SQLException("no answer");
            }
            return answer;
        });
    }

    @FunctionalInterface
    private interface Calls {
        @Nullable
        Object on(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.on(method, arguments)));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
