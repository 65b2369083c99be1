package dev.lodestep.processor.diagnostic;

import dev.lodestep.processor.model.TypeRef;
import java.util.Collection;
import java.util.stream.Collectors;

/** Puts names and types into words, the same way in every message. */
final class Words {
    private static final int SHOWN = 8;

    private Words() {}

    /** A noun with its article: {@code an Answer}. */
    static String a(String noun) {
        return ("AEIOaeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** Names in quotes; beyond eight only how many more there are. */
    static String quoted(Collection<String> names, String separator) {
        String shown = names.stream().limit(SHOWN).map(each -> "'" + each + "'").collect(Collectors.joining(separator));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }

    /** A type without its packages, unless it looks like the other then. */
    static String shown(TypeRef type, TypeRef other) {
        return type.display().equals(other.display()) ? type.qualified() : type.display();
    }

    /** A name for a variable of a type. */
    static String variable(TypeRef type) {
        return type.isArray() ? "values" : decapital(type.simpleName());
    }

    /** A name with a small first letter. */
    static String decapital(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
