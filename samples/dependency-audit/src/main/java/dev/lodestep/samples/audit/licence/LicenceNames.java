package dev.lodestep.samples.audit.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises licences by what people call them: SPDX expressions, names in POMs, the addresses of licence texts.
 *
 * <p>The patterns are tried in order on a normalised text (lower case, everything but letters and digits a blank), and each takes away what
 * it matched, so that "GNU Lesser General Public License" is not also taken for the GPL.
 */
final class LicenceNames {
    private static final int LIMIT = 500;
    private static final String PUBLIC_LICENCE = "(?:general )?(?:public )?licen[sc]e";
    private static final String VERSION =
            "(?: \\w+licen[sc]e)?(?: agreement)?(?: lgpl| gpl| epl| mpl)?(?: v| version| ver)? ?";

    private static final List<Rule> RULES = List.of(
            rule(Licence.AGPL, "(?:gnu )?affero " + PUBLIC_LICENCE + "|agpl ?v?[0-9 ]*"),
            rule(
                    Licence.LGPL_2_1,
                    "(?:lesser|library) " + PUBLIC_LICENCE + VERSION + "2(?: [01])?\\b|lgpl ?v?2(?: ?[01])?\\b"
                            + "|lgpl version 2(?: [01])?\\b|licenses? lgpl 2 [01]"),
            rule(
                    Licence.LGPL_3_0,
                    "(?:lesser|library) " + PUBLIC_LICENCE + VERSION
                            + "3(?: 0)?\\b|lgpl ?(?:version |v )?v?3(?: ?0)?\\b"),
            rule(Licence.LGPL, "(?:gnu )?(?:lesser|library) " + PUBLIC_LICENCE + "|\\blgpl\\b|licenses lesser"),
            rule(
                    Licence.GPL_2_0_CLASSPATH,
                    "(?:gnu )?(?:general public licen[sc]e|\\bgpl ?v?2?).{0,60}?(?:class ?path|\\bw? ?cpe?\\b)( exception)?( 2 0)?"
                            + "|gpl ?2 ce|gplv2 ce|gpl2 w cpe"),
            rule(
                    Licence.GPL_3_0,
                    "general public licen[sc]e" + VERSION + "3(?: 0)?\\b|\\bgpl ?(?:version |v )?v?3(?: 0)?\\b"),
            rule(
                    Licence.GPL_2_0,
                    "general public licen[sc]e" + VERSION + "2(?: 0)?\\b|\\bgpl ?(?:version |v )?v?2(?: 0)?\\b"),
            rule(Licence.GPL, "gnu (?:general )?public licen[sc]e|\\bgpl\\b"),
            rule(
                    Licence.BSD_3,
                    "^go licen[sc]e|antlr org licen[sc]e|eclipse distribution licen[sc]e(?: v)?(?: 1 0)?|\\bedl ?v?1?(?: ?0)?\\b"),
            rule(
                    Licence.EPL_2_0,
                    "eclipse public licen[sc]e" + VERSION + "2(?: ?0)?\\b|\\bepl ?v?2 ?0?\\b|\\bepl v20\\b"),
            rule(
                    Licence.EPL_1_0,
                    "eclipse public licen[sc]e" + VERSION + "1(?: ?0)?\\b|\\bepl ?v?1 ?0?\\b|\\bepl v10\\b"),
            rule(Licence.EPL, "eclipse public licen[sc]e|\\bepl\\b"),
            rule(Licence.MPL_2_0, "mozilla public licen[sc]e" + VERSION + "2(?: ?0)?\\b|\\bmpl ?v?2(?: ?0)?\\b"),
            rule(Licence.MPL_1_1, "mozilla public licen[sc]e" + VERSION + "1(?: ?[01])?\\b|\\bmpl ?v?1(?: ?[01])?\\b"),
            rule(Licence.MPL, "mozilla public licen[sc]e|\\bmpl\\b"),
            rule(Licence.CDDL, "common development (?:and|) ?distribution licen[sc]e|\\bcddl"),
            rule(Licence.CPL, "common public licen[sc]e|\\bcpl\\b"),
            rule(Licence.APACHE_1_1, "apache (?:software )?(?:licen[sc]e )?(?:version |v ?)?1 [01]"),
            rule(
                    Licence.APACHE_2_0,
                    "\\bapache (?:public |software )?(?:licen[sc]es?)?.{0,20}?\\bv? ?2(?: 0)?\\b|apache2\\b|\\basl ?(?:v ?)?2(?: 0)?\\b|\\bal2 0\\b"
                            + "|apache org licen[sc]es?(?: licen[sc]e)?(?: 2 0)?|apache (?:software )?licen[sc]e|^(?:the )?apache$"),
            rule(Licence.BSD_4, "bsd 4 clause|4 clause bsd|bsd .{0,10}original"),
            rule(Licence.ZERO_BSD, "\\b0bsd\\b|zero clause bsd"),
            rule(
                    Licence.BSD_3,
                    "bsd ?(?:licen[sc]e )?3|(?:new|revised|modified|3 clause|three clause) bsd|bsd .{0,12}(?:new|revised|modified|3 clause|three clause)"),
            rule(
                    Licence.BSD_2,
                    "bsd ?(?:licen[sc]e )?2|(?:simplified|freebsd|2 clause|two clause) bsd|bsd .{0,12}(?:simplified|2 clause|two clause)|free ?bsd"),
            rule(Licence.BSD, "\\bbsd\\b|berkeley software distribution"),
            rule(Licence.MIT_0, "\\bmit 0\\b|mit no attribution"),
            rule(Licence.MIT, "\\bmit\\b(?: x11)?|\\bx11 licen[sc]e|expat licen[sc]e"),
            rule(Licence.CC0, "\\bcc ?0\\b|publicdomain zero|public domain per creative commons|creative commons zero"),
            rule(Licence.UNLICENSE, "\\bunlicen[sc]e\\b"),
            rule(Licence.PUBLIC_DOMAIN, "public ?domain"),
            rule(Licence.BOUNCY_CASTLE, "bouncy ?castle"),
            rule(Licence.UPL, "universal permissive licen[sc]e|\\bupl\\b"),
            rule(Licence.BOOST, "boost software licen[sc]e|\\bbsl 1 0\\b"),
            rule(Licence.ICU, "\\bicu licen[sc]e|unicode icu|^icu$|unicode licen[sc]e|unicode 3 0|unicode dfs"),
            rule(Licence.ISC, "\\bisc\\b"),
            rule(Licence.ZLIB, "\\bzlib\\b"));

    /** Or, but neither "or later" nor the like. */
    private static final Pattern OR = Pattern.compile(
            "(?i)\\s+or\\s+(?!\\(?(?:any|later|newer|above|greater|higher|at your|\\())|\\s*\\|\\|?\\s*");

    private static final Pattern AND = Pattern.compile("\\s+AND\\s+");
    private static final Pattern CHOICE = Pattern.compile("(?i)\\bdual|[\\w).]/[\\w(.]|\\s/\\s|\\s\\+\\s");

    private LicenceNames() {}

    /** What a name, an address or an expression says. */
    static Terms read(String text) {
        return expression(
                text.length() <= LIMIT ? text.strip() : text.substring(0, LIMIT).strip());
    }

    private static Terms expression(String text) {
        if (text.startsWith("(") && closing(text) == text.length() - 1) {
            return expression(text.substring(1, text.length() - 1).strip());
        }
        List<String> choices = split(text, OR);
        if (choices.size() > 1) {
            return Terms.anyOf(choices.stream().map(LicenceNames::expression).toList());
        }
        List<String> parts = split(text, AND);
        if (parts.size() > 1) {
            return Terms.allOf(parts.stream().map(LicenceNames::expression).toList());
        }
        return name(text);
    }

    private static Terms name(String text) {
        List<Terms> found = new ArrayList<>();
        String rest = normalised(text);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(rest);
            if (matcher.find()) {
                found.add(new Terms.Single(rule.licence()));
                rest = matcher.replaceAll(" ; ");
            }
        }
        if (found.isEmpty()) {
            return new Terms.Unrecognised(text);
        }
        boolean choice = OR.matcher(text).find()
                || CHOICE.matcher(text.replaceAll("\\w+://\\S+", "")).find();
        return choice ? Terms.anyOf(found) : Terms.allOf(found);
    }

    /** Splits outside parentheses. */
    private static List<String> split(String text, Pattern separator) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = separator.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (depth(text, matcher.start()) == 0) {
                parts.add(text.substring(from, matcher.start()).strip());
                from = matcher.end();
            }
        }
        parts.add(text.substring(from).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static int depth(String text, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return depth;
    }

    /** Where the parenthesis that opens a text is closed; -1 when it is not. */
    private static int closing(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == ')' && depth(text, i) == 1) {
                return i;
            }
        }
        return -1;
    }

    static String normalised(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static Rule rule(Licence licence, String pattern) {
        return new Rule(licence, Pattern.compile(pattern));
    }

    private record Rule(Licence licence, Pattern pattern) {}
}
