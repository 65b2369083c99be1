package dev.lodestep.runtime.codec;

/** What text can be stored: anything but U+0000 and halves of surrogate pairs, which UTF-8 or databases refuse. */
final class Text {
    private Text() {}

    /** The index of the first character that cannot be stored, or -1. */
    static int firstBad(String text) {
        for (int i = 0, length = text.length(); i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    static String problem(String text, int bad) {
        char c = text.charAt(bad);
        String what = c == 0 ? "the character U+0000" : String.format("half a surrogate pair (U+%04X)", (int) c);
        return "holds " + what + " at index " + bad + ", which stores cannot keep: put binary data in a byte[]";
    }
}
