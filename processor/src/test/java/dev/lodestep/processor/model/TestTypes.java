package dev.lodestep.processor.model;

import java.util.ArrayList;
import java.util.List;

/** Reads types as tests write them: {@code Payment}, {@code List<Booking>}, {@code boolean}. */
final class TestTypes {
    private TestTypes() {}

    static TypeRef parse(String text) {
        String type = text.trim();
        int open = type.indexOf('<');
        if (open < 0) {
            return type.equals("boolean") ? TypeRef.of("java.lang.Boolean") : TypeRef.of(type);
        }
        List<TypeRef> arguments = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        for (int i = open; i < type.length(); i++) {
            char at = type.charAt(i);
            depth += at == '<' ? 1 : at == '>' ? -1 : 0;
            if (depth == 1 && at == ',' || depth == 0) {
                arguments.add(parse(type.substring(start, i)));
                start = i + 1;
            }
        }
        String name = type.substring(0, open);
        return new TypeRef(name.equals("List") ? "java.util.List" : name, arguments);
    }
}
