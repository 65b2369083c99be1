package dev.lodestep.samples.audit.licence;

import static dev.lodestep.samples.audit.licence.Licence.Kind.COPYLEFT;
import static dev.lodestep.samples.audit.licence.Licence.Kind.PERMISSIVE;

/** The licences that are recognised, with the name that the report shows (SPDX where there is one). */
public enum Licence {
    APACHE_1_1("Apache-1.1", PERMISSIVE),
    APACHE_2_0("Apache-2.0", PERMISSIVE),
    MIT("MIT", PERMISSIVE),
    MIT_0("MIT-0", PERMISSIVE),
    BSD("BSD", PERMISSIVE),
    BSD_2("BSD-2-Clause", PERMISSIVE),
    BSD_3("BSD-3-Clause", PERMISSIVE),
    BSD_4("BSD-4-Clause", PERMISSIVE),
    ZERO_BSD("0BSD", PERMISSIVE),
    ISC("ISC", PERMISSIVE),
    ZLIB("Zlib", PERMISSIVE),
    ICU("ICU", PERMISSIVE),
    UPL("UPL-1.0", PERMISSIVE),
    BOOST("BSL-1.0", PERMISSIVE),
    BOUNCY_CASTLE("Bouncy Castle", PERMISSIVE),
    CC0("CC0-1.0", PERMISSIVE),
    UNLICENSE("Unlicense", PERMISSIVE),
    PUBLIC_DOMAIN("Public domain", PERMISSIVE),
    EPL("EPL", COPYLEFT),
    EPL_1_0("EPL-1.0", COPYLEFT),
    EPL_2_0("EPL-2.0", COPYLEFT),
    MPL("MPL", COPYLEFT),
    MPL_1_1("MPL-1.1", COPYLEFT),
    MPL_2_0("MPL-2.0", COPYLEFT),
    CDDL("CDDL", COPYLEFT),
    CPL("CPL-1.0", COPYLEFT),
    LGPL("LGPL", COPYLEFT),
    LGPL_2_1("LGPL-2.1", COPYLEFT),
    LGPL_3_0("LGPL-3.0", COPYLEFT),
    GPL("GPL", COPYLEFT),
    GPL_2_0("GPL-2.0", COPYLEFT),
    GPL_2_0_CLASSPATH("GPL-2.0 with Classpath exception", COPYLEFT),
    GPL_3_0("GPL-3.0", COPYLEFT),
    AGPL("AGPL-3.0", COPYLEFT);

    private final String displayName;
    private final Kind kind;

    Licence(String displayName, Kind kind) {
        this.displayName = displayName;
        this.kind = kind;
    }

    public String displayName() {
        return displayName;
    }

    public Kind kind() {
        return kind;
    }

    /** What a licence asks of those who pass the work on. */
    public enum Kind {
        /** Little more than naming the authors. */
        PERMISSIVE,
        /** Passing on under the same licence, at least what belongs to the work itself. */
        COPYLEFT
    }
}
