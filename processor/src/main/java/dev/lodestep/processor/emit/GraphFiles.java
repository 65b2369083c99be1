package dev.lodestep.processor.emit;

/** Names the documents of a workflow on the class path. */
final class GraphFiles {
    private static final String FOLDER = "META-INF/lodestep/";

    private GraphFiles() {}

    /** {@code META-INF/lodestep/com.acme.Order.v1.json}; what is no letter, digit, dot, dash or underscore is written as {@code %2f}. */
    static String path(Generation generation, String extension) {
        String name = generation.graph().model().storedName();
        StringBuilder text = new StringBuilder(FOLDER);
        name.codePoints().forEach(each -> {
            if (Character.isLetterOrDigit(each) || each == '-' || each == '_' || each == '.') {
                text.appendCodePoint(each);
            } else {
                text.append('%').append(Integer.toHexString(each));
            }
        });
        return text + ".v" + generation.graph().model().version() + "." + extension;
    }
}
