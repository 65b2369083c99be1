package dev.lodestep.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A piece of generated code, in one part: what is put into it becomes part of its text at once, and only types are left for JavaPoet, which
 * imports them. A tree of small blocks, which JavaPoet walks through twice for each file, would take it several times as long.
 *
 * <p>A format is one of JavaPoet's, with {@code $L} and {@code $N} for code, names and numbers, {@code $S}, {@code $T}, {@code $>} and {@code $<}.
 */
final class Code {
    static final Code EMPTY = new Code("", List.of(), Set.of(), 0);

    private final String format;
    private final List<TypeName> types;
    private final Set<StaticImport> imports;
    private final int length;

    private Code(String format, List<TypeName> types, Set<StaticImport> imports, int length) {
        this.format = format;
        this.types = types;
        this.imports = imports;
        this.length = length;
    }

    static Code of(String format, Object... arguments) {
        return new Builder().add(format, arguments).build();
    }

    static Code join(List<Code> parts, String separator) {
        Builder all = new Builder();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                all.add(separator);
            }
            all.add(parts.get(i));
        }
        return all.build();
    }

    static Collector<Code, ?, Code> joining(String separator) {
        return Collectors.collectingAndThen(Collectors.toList(), parts -> join(parts, separator));
    }

    /** For a declaration. */
    CodeBlock block() {
        return CodeBlock.of(format, types.toArray());
    }

    /** The methods that it calls without their class. */
    Set<StaticImport> imports() {
        return imports;
    }

    /** About how many characters it takes once types are imported. */
    int length() {
        return length;
    }

    private static int lengthOf(TypeName type) {
        if (type instanceof ClassName name) {
            int before = name.packageName().length();
            return name.canonicalName().length() - (before == 0 ? 0 : before + 1);
        }
        if (type instanceof ParameterizedTypeName generic) {
            int length = lengthOf(generic.rawType());
            for (TypeName each : generic.typeArguments()) {
                length += lengthOf(each) + 2;
            }
            return length;
        }
        return type instanceof ArrayTypeName array
                ? lengthOf(array.componentType()) + 2
                : type.toString().length();
    }

    /** Puts code together. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<TypeName> types = new ArrayList<>();
        private final Set<StaticImport> imports = new TreeSet<>();
        private int length;

        Builder add(Code code) {
            text.append(code.format);
            types.addAll(code.types);
            imports.addAll(code.imports);
            length += code.length;
            return this;
        }

        Builder add(String format, Object... arguments) {
            int argument = 0;
            int from = 0;
            for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
                literal(format, from, at);
                from = at + 2;
                switch (format.charAt(at + 1)) {
                    case 'L', 'N' -> value(arguments[argument++]);
                    case 'S' -> quoted((String) arguments[argument++]);
                    case 'T' -> from += type(arguments[argument++], format, from);
                    default -> text.append(format, at, from);
                }
            }
            literal(format, from, format.length());
            if (argument != arguments.length) {
                throw new IllegalArgumentException(arguments.length + " arguments for " + format);
            }
            return this;
        }

        Code build() {
            return new Code(text.toString(), types, imports, length);
        }

        private void literal(String format, int from, int to) {
            text.append(format, from, to);
            length += to - from;
        }

        private void value(Object value) {
            if (value instanceof Code code) {
                add(code);
            } else {
                escaped(String.valueOf(value));
            }
        }

        /** Appends a type; tells how much of what follows it belongs to it: a method that is imported goes without its class. */
        private int type(Object type, String format, int from) {
            TypeName name = type instanceof Class<?> known ? TypeName.get(known) : (TypeName) type;
            StaticImport method = StaticImport.find(name, format, from);
            if (method != null) {
                imports.add(method);
                return 1;
            }
            text.append("$T");
            types.add(name);
            length += lengthOf(name);
            return 0;
        }

        private void quoted(String value) {
            StringBuilder literal = new StringBuilder(value.length() + 2).append('"');
            for (int i = 0; i < value.length(); i++) {
                char each = value.charAt(i);
                switch (each) {
                    case '"', '\\' -> literal.append('\\').append(each);
                    case '\n' -> literal.append("\\n");
                    case '\r' -> literal.append("\\r");
                    case '\t' -> literal.append("\\t");
                    case '\b' -> literal.append("\\b");
                    case '\f' -> literal.append("\\f");
                    default -> {
                        if (Character.isISOControl(each)) {
                            literal.append("\\u00")
                                    .append(Character.forDigit(each >> 4, 16))
                                    .append(Character.forDigit(each & 15, 16));
                        } else {
                            literal.append(each);
                        }
                    }
                }
            }
            escaped(literal.append('"').toString());
        }

        /** What is a text already must not be read as a format. */
        private void escaped(String value) {
            text.append(value.indexOf('$') < 0 ? value : value.replace("$", "$$"));
            length += value.length();
        }
    }
}
