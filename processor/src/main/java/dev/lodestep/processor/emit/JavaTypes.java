package dev.lodestep.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.lodestep.processor.model.TypePackages;
import dev.lodestep.processor.model.TypeRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names types for generated code, so that the right imports come out; the same type is made once. */
public final class JavaTypes {
    private static final Map<String, TypeName> PRIMITIVES = Map.of(
            "boolean", TypeName.BOOLEAN,
            "byte", TypeName.BYTE,
            "short", TypeName.SHORT,
            "int", TypeName.INT,
            "long", TypeName.LONG,
            "char", TypeName.CHAR,
            "float", TypeName.FLOAT,
            "double", TypeName.DOUBLE);

    private final TypePackages packages;
    private final Map<TypeRef, TypeName> whole = new HashMap<>();
    private final Map<String, ClassName> classes = new HashMap<>();

    /**
     * Names types.
     *
     * @param packages where they live
     */
    public JavaTypes(TypePackages packages) {
        this.packages = packages;
    }

    /** The whole type, with its arguments. */
    TypeName of(TypeRef type) {
        TypeName known = whole.get(type);
        if (known == null) {
            known = made(type);
            whole.put(type, known);
        }
        return known;
    }

    private TypeName made(TypeRef type) {
        if (type.isArray()) {
            return ArrayTypeName.of(of(type.arguments().get(0)));
        }
        TypeName primitive = PRIMITIVES.get(type.name());
        if (primitive != null) {
            return primitive;
        }
        TypeName[] arguments = type.arguments().stream().map(this::of).toArray(TypeName[]::new);
        return arguments.length == 0 ? raw(type) : ParameterizedTypeName.get(raw(type), arguments);
    }

    /** The class alone, for what is known at run time. */
    ClassName raw(TypeRef type) {
        return classes.computeIfAbsent(type.name(), name -> named(type));
    }

    private ClassName named(TypeRef type) {
        String packageName = packages.of(type);
        String nested = packageName.isEmpty() ? type.name() : type.name().substring(packageName.length() + 1);
        List<String> names = List.of(nested.split("\\."));
        return ClassName.get(
                packageName, names.get(0), names.subList(1, names.size()).toArray(String[]::new));
    }
}
