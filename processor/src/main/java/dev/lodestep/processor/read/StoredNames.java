package dev.lodestep.processor.read;

import java.util.List;

/** Tells which names can be stored: other names are made of them for rounds, elements, children and files. */
final class StoredNames {
    private static final String SEPARATORS = "#~/";
    private static final List<String> NO_FOLDERS = List.of("", ".", "..");

    private StoredNames() {}

    /** Whether the name of a node can be part of others. */
    static boolean isUsableForANode(String name) {
        return isText(name) && name.codePoints().noneMatch(each -> SEPARATORS.indexOf(each) >= 0);
    }

    /** Whether the name of a workflow can be the path of a file in a folder. */
    static boolean isUsableForAWorkflow(String name) {
        return isText(name) && List.of(name.split("/", -1)).stream().noneMatch(NO_FOLDERS::contains);
    }

    private static boolean isText(String name) {
        return !name.isBlank() && name.codePoints().noneMatch(Character::isISOControl);
    }
}
