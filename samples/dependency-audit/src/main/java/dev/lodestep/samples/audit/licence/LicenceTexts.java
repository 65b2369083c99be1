package dev.lodestep.samples.audit.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Recognises licences by their text, or by the words with which a file says that it is under one.
 *
 * <p>Licences name each other (the MPL names the GPL as "secondary"), so only sentences count that a text has when the work is under that
 * licence: its title with its date, or its grant.
 */
final class LicenceTexts {
    private static final Pattern CHOICE = Pattern.compile(
            "dual licen[sc]ed?|(?:licen[sc]ed|available|distributed|released) under (?:the terms of )?either"
                    + "|at your (?:option|choice|election)(?! any later)|you may choose|either of the following licen[sc]es");
    private static final String BSD = "redistribution and use in source and binary forms";
    private static final String GRANT =
            "(?:under the (?:terms|conditions)(?: and conditions)? of (?:either )?(?:the )?(?:gnu )?|licensed under (?:the )?(?:gnu )?)";

    private static final List<Rule> RULES = List.of(
            rule(Licence.APACHE_2_0, has("apache license version 2 0")),
            rule(Licence.APACHE_1_1, has("the apache software license version 1 1")),
            rule(
                    Licence.MIT,
                    has("permission is hereby granted free of charge to any person obtaining a copy")
                            .and(has("shall be included in all copies"))),
            rule(
                    Licence.MIT_0,
                    has("permission is hereby granted free of charge to any person obtaining a copy")
                            .and(has("shall be included in all copies").negate())),
            rule(Licence.BSD_4, has(BSD).and(has("all advertising materials"))),
            rule(
                    Licence.BSD_3,
                    has(BSD).and(has("all advertising materials").negate()).and(endorsement())),
            rule(
                    Licence.BSD_2,
                    has(BSD).and(has("all advertising materials").negate())
                            .and(endorsement().negate())),
            rule(Licence.EPL_2_0, has("eclipse public license v(?:ersion)? ?2 0")),
            rule(Licence.EPL_1_0, has("eclipse public license v(?:ersion)? ?1 0")),
            rule(Licence.CPL, has("common public license v(?:ersion)? ?1 0")),
            rule(Licence.MPL_2_0, has("mozilla public license v(?:ersion)? ?2 0")),
            rule(Licence.MPL_1_1, has("mozilla public license v(?:ersion)? ?1 1")),
            rule(Licence.CDDL, has("common development and distribution license")),
            rule(
                    Licence.AGPL,
                    has("gnu affero general public license version 3 19 november")
                            .or(has(GRANT + "affero general public license"))),
            rule(Licence.LGPL_3_0, has("gnu lesser general public license version 3 29 june")),
            rule(
                    Licence.LGPL_2_1,
                    has("gnu (?:lesser|library) general public license version 2(?: 1)? (?:february|june)")),
            rule(Licence.LGPL, has(GRANT + "(?:lesser|library) general public license")),
            rule(
                    Licence.GPL_2_0_CLASSPATH,
                    has("gnu general public license")
                            .and(has("classpath exception").or(has("linking this library statically or dynamically")))),
            rule(
                    Licence.GPL_3_0,
                    has("gnu general public license version 3 29 june")
                            // the LGPL 3 is a supplement, and comes with the text of the GPL
                            .and(has("gnu lesser general public license version 3 29 june")
                                    .negate())),
            rule(Licence.GPL_2_0, has("gnu general public license version 2 june")),
            rule(Licence.GPL, has(GRANT + "general public license")),
            rule(Licence.CC0, has("cc0 1 0|creative commons cc0")),
            rule(Licence.UNLICENSE, has("free and unencumbered software released into the public domain")),
            rule(
                    Licence.PUBLIC_DOMAIN,
                    has("(?:is|are|been|placed|released|dedicated)(?: \\w+){0,4} (?:in|into|to) the public domain")),
            rule(Licence.BOUNCY_CASTLE, has("the legion of the bouncy castle")),
            rule(Licence.UPL, has("universal permissive license")),
            rule(Licence.BOOST, has("boost software license version 1 0")),
            rule(Licence.ICU, has("unicode inc license agreement|icu license|unicode license v3")),
            rule(
                    Licence.ISC,
                    has(
                            "permission to use copy modify and (?:or )?distribute this software for any purpose with or without fee is hereby granted")),
            rule(
                    Licence.ZLIB,
                    has(
                            "in no event will the authors be held liable for any damages arising from the use of this software")));

    private LicenceTexts() {}

    /** What a licence file says; absent when it is no text that is known. */
    static Optional<Terms> read(String text) {
        String normalised = LicenceNames.normalised(text);
        List<Licence> found = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule.matches().test(normalised) && !impliedBy(found, rule.licence())) {
                found.add(rule.licence());
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Terms> terms = found.stream().<Terms>map(Terms.Single::new).toList();
        return Optional.of(CHOICE.matcher(normalised).find() ? Terms.anyOf(terms) : Terms.allOf(terms));
    }

    /** Whether a licence only repeats, less exactly, one that was found. */
    private static boolean impliedBy(List<Licence> found, Licence licence) {
        return switch (licence) {
            case LGPL -> found.contains(Licence.LGPL_2_1) || found.contains(Licence.LGPL_3_0);
            case GPL_2_0, GPL -> found.stream().anyMatch(l -> l.displayName().startsWith("GPL"));
            case PUBLIC_DOMAIN -> found.contains(Licence.UNLICENSE) || found.contains(Licence.CC0);
            default -> false;
        };
    }

    private static Predicate<String> endorsement() {
        return has("endorse or promote products");
    }

    private static Predicate<String> has(String pattern) {
        return Pattern.compile(pattern).asPredicate();
    }

    private static Rule rule(Licence licence, Predicate<String> matches) {
        return new Rule(licence, matches);
    }

    private record Rule(Licence licence, Predicate<String> matches) {}
}
