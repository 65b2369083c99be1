package dev.lodestep.processor.read;

/** Tells which names can be stored: other names are made of them for rounds, elements, children and files. */
final class StoredNames {
    private static final String SEPARATORS = "#~/";

    private StoredNames() {}

    static boolean isUsable(String name) {
        return !name.isBlank()
                && name.codePoints().noneMatch(each -> Character.isISOControl(each) || SEPARATORS.indexOf(each) >= 0);
    }
}
