package dev.lodestep.processor.emit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Makes names that are legal in Java, each once, of names that need not be. */
final class Identifiers {
    private final Set<String> taken;

    /** Names that differ from these. */
    Identifiers(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** A method's name: {@code charge-card} gives {@code chargeCard}; a name that is taken gets an underscore. */
    String method(String name) {
        String wanted = camel(name);
        while (SourceVersion.isKeyword(wanted) || !taken.add(wanted)) {
            wanted = wanted + "_";
        }
        return wanted;
    }

    /** A constant's name: {@code chargeCard} gives {@code CHARGE_CARD}; one that is taken gets a number. */
    String constant(String name) {
        String upper = upper(name);
        String wanted = upper;
        for (int i = 2; SourceVersion.isKeyword(wanted) || !taken.add(wanted); i++) {
            wanted = upper + "_" + i;
        }
        return wanted;
    }

    private static String camel(String name) {
        StringBuilder result = new StringBuilder();
        boolean capital = false;
        for (int point : name.codePoints().toArray()) {
            if (!Character.isJavaIdentifierPart(point) || Character.isIdentifierIgnorable(point)) {
                capital = result.length() > 0;
                continue;
            }
            if (result.length() == 0 && !Character.isJavaIdentifierStart(point)) {
                result.append('_');
            }
            result.appendCodePoint(capital ? Character.toUpperCase(point) : point);
            capital = false;
        }
        return result.length() == 0 ? "_unnamed" : result.toString();
    }

    private static String upper(String name) {
        String camel = camel(name);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char each = camel.charAt(i);
            boolean word = i > 0
                    && Character.isUpperCase(each)
                    && (!Character.isUpperCase(camel.charAt(i - 1))
                            || i + 1 < camel.length() && Character.isLowerCase(camel.charAt(i + 1)))
                    && camel.charAt(i - 1) != '_';
            result.append(word ? "_" : "").append(each);
        }
        return result.toString().toUpperCase(Locale.ROOT);
    }
}
