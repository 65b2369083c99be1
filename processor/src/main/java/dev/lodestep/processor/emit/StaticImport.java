package dev.lodestep.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of the runtime that generated code calls without naming the class.
 *
 * @param owner the class
 * @param method the method's name
 */
record StaticImport(ClassName owner, String method) implements Comparable<StaticImport> {
    private static final List<StaticImport> ALL = List.of(
            new StaticImport(Runtime.BINDING, "element"),
            new StaticImport(Runtime.BINDING, "elementResult"),
            new StaticImport(Runtime.BINDING, "from"),
            new StaticImport(Runtime.BINDING, "input"),
            new StaticImport(Runtime.COMPENSATION, "taking"),
            new StaticImport(Runtime.NODE, "child"),
            new StaticImport(Runtime.NODE, "pausable"),
            new StaticImport(Runtime.NODE, "sleep"),
            new StaticImport(Runtime.NODE, "step"),
            new StaticImport(Runtime.NODE, "waitFor"));

    /** The one that is called by a type and {@code .method(} from an index on in a format. */
    @SuppressWarnings("ReferenceEquality") // equal types would be compared as texts, for each piece of code
    static @Nullable StaticImport find(TypeName type, String format, int from) {
        if (type != Runtime.BINDING && type != Runtime.COMPENSATION && type != Runtime.NODE) {
            return null; // the constants are the only instances
        }
        for (StaticImport each : ALL) {
            int end = from + 1 + each.method.length();
            if (each.owner == type
                    && format.startsWith(each.method, from + 1)
                    && end < format.length()
                    && format.charAt(end) == '(') {
                return each;
            }
        }
        return null;
    }

    @Override
    public int compareTo(StaticImport other) {
        int owners = owner.compareTo(other.owner);
        return owners != 0 ? owners : method.compareTo(other.method);
    }
}
