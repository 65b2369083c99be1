package dev.lodestep.processor.picture;

/** Makes texts that anybody may have chosen safe to stand in XML. */
final class Xml {
    private static final char REPLACEMENT = '\ufffd';

    private Xml() {}

    /** For content and for attributes in double quotes; in ASCII, so that no encoding can spoil it. */
    static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length() + 8);
        String visible = visible(text);
        for (int i = 0; i < visible.length(); ) {
            int each = visible.codePointAt(i);
            i += Character.charCount(each);
            switch (each) {
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '&' -> result.append("&amp;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> {
                    if (each < 128) {
                        result.append((char) each);
                    } else {
                        result.append("&#x").append(Integer.toHexString(each)).append(';');
                    }
                }
            }
        }
        return result.toString();
    }

    /** Without what XML forbids, without line breaks, and without what turns the direction of the text around it. */
    static String visible(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            i += Character.charCount(each);
            if (each == '\t' || each == '\n' || each == '\r') {
                result.append(' ');
            } else if (forbidden(each)) {
                result.append(REPLACEMENT);
            } else {
                result.appendCodePoint(each);
            }
        }
        return result.toString();
    }

    /**
     * A part of an {@code id} that differs for different texts: ASCII letters, digits, dashes and underscores stay, everything else becomes
     * its code point between dots.
     */
    static String id(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            i += Character.charCount(each);
            if (each < 128 && (Character.isLetterOrDigit(each) || each == '-' || each == '_')) {
                result.append((char) each);
            } else {
                result.append('.').append(Integer.toHexString(each)).append('.');
            }
        }
        return result.toString();
    }

    private static boolean forbidden(int each) {
        boolean turnsDirection = each == 0x61c
                || each == 0x200e
                || each == 0x200f
                || (each >= 0x202a && each <= 0x202e)
                || (each >= 0x2066 && each <= 0x2069);
        boolean noCharacter = (each >= 0xd800 && each <= 0xdfff) || (each & 0xfffe) == 0xfffe;
        return turnsDirection || noCharacter || Character.isISOControl(each) || each == 0x2028 || each == 0x2029;
    }
}
