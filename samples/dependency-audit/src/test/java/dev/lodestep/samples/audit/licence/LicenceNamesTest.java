package dev.lodestep.samples.audit.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.licence.Licence.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LicenceNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Apache-2.0 | Apache-2.0
            Apache License, Version 2.0 | Apache-2.0
            The Apache Software License, Version 2.0 | Apache-2.0
            Apache License 2.0 | Apache-2.0
            Apache 2 | Apache-2.0
            ASL 2.0 | Apache-2.0
            https://www.apache.org/licenses/LICENSE-2.0.txt | Apache-2.0
            http://www.apache.org/licenses/LICENSE-2.0.html | Apache-2.0
            The MIT License | MIT
            MIT License (MIT) | MIT
            http://www.opensource.org/licenses/mit-license.php | MIT
            MIT-0 | MIT-0
            BSD-3-Clause | BSD-3-Clause
            The BSD 3-Clause License | BSD-3-Clause
            New BSD License | BSD-3-Clause
            Revised BSD | BSD-3-Clause
            BSD License 3 | BSD-3-Clause
            EDL 1.0 | BSD-3-Clause
            Eclipse Distribution License - v 1.0 | BSD-3-Clause
            BSD 2-Clause License | BSD-2-Clause
            BSD-2-Clause | BSD-2-Clause
            Simplified BSD License | BSD-2-Clause
            The BSD License | BSD
            EPL-1.0 | EPL-1.0
            Eclipse Public License - v 1.0 | EPL-1.0
            Eclipse Public License v2.0 | EPL-2.0
            EPL 2.0 | EPL-2.0
            https://www.eclipse.org/legal/epl-v20.html | EPL-2.0
            http://www.eclipse.org/legal/epl-v10.html | EPL-1.0
            GNU Lesser General Public License | LGPL
            GNU Lesser General Public License, Version 2.1 | LGPL-2.1
            LGPL-2.1-or-later | LGPL-2.1
            LGPL 3.0 | LGPL-3.0
            GNU Lesser General Public License v3.0 or later | LGPL-3.0
            GPL-2.0-only | GPL-2.0
            GNU General Public License, version 2 | GPL-2.0
            GPL-3.0-or-later | GPL-3.0
            GNU General Public License, version 2, with the Classpath Exception | GPL-2.0 with Classpath exception
            GPL2 w/ CPE | GPL-2.0 with Classpath exception
            GPL-2.0-with-classpath-exception | GPL-2.0 with Classpath exception
            GPL-2.0-only WITH Classpath-exception-2.0 | GPL-2.0 with Classpath exception
            MPL 2.0 | MPL-2.0
            Mozilla Public License, Version 2.0 | MPL-2.0
            MPL 1.1 | MPL-1.1
            CC0 | CC0-1.0
            CC0 1.0 Universal | CC0-1.0
            Public Domain, per Creative Commons CC0 | CC0-1.0
            Public Domain | Public domain
            The Unlicense | Unlicense
            AGPL-3.0 | AGPL-3.0
            CDDL 1.1 | CDDL
            Bouncy Castle Licence | Bouncy Castle
            """)
    void aNameIsRecognised(String name, String licence) {
        assertThat(LicenceNames.read(name).display()).isEqualTo(licence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GPL or Apache | PERMISSIVE
            GPL-2.0-or-later OR Apache-2.0 | PERMISSIVE
            Apache-2.0 OR LGPL-2.1-or-later | PERMISSIVE
            (EPL-2.0 OR BSD-3-Clause) | PERMISSIVE
            MIT/GPL | PERMISSIVE
            Dual license: MIT and GPLv2 | PERMISSIVE
            GPL-2.0-or-later | COPYLEFT
            GNU GPL version 2 or any later version | COPYLEFT
            EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0 | COPYLEFT
            CDDL + GPLv2 with classpath exception | COPYLEFT
            MIT AND LGPL-2.1 | COPYLEFT
            MIT and LGPL | COPYLEFT
            (MIT OR GPL-3.0) AND Apache-2.0 | PERMISSIVE
            (MIT OR GPL-3.0) AND (EPL-1.0 OR LGPL-3.0) | COPYLEFT
            """)
    void ofAChoiceTheBestCountsAndOfAConjunctionTheWorst(String expression, Kind kind) {
        assertThat(LicenceNames.read(expression).kind()).contains(kind);
    }

    @Test
    void aConjunctionWithSomethingUnknownIsUnknownAndAChoiceIsNot() {
        assertThat(LicenceNames.read("MIT AND Evil Corp Terms").kind()).isEmpty();
        assertThat(LicenceNames.read("Evil Corp Terms OR MIT").kind()).contains(Kind.PERMISSIVE);
        assertThat(LicenceNames.read("Evil Corp Terms OR MIT").display()).isEqualTo("MIT");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheReportCallsALicenceIsReadAsIt(Licence licence) {
        assertThat(LicenceNames.read(licence.displayName())).isEqualTo(new Terms.Single(licence));
    }

    @Test
    void anythingElseIsNotRecognised() {
        assertThat(LicenceNames.read("Proprietary")).isEqualTo(new Terms.Unrecognised("Proprietary"));
        assertThat(LicenceNames.read("")).isEqualTo(new Terms.Unrecognised(""));
        assertThat(LicenceNames.read("((((").kind()).isEmpty();
        assertThat(LicenceNames.read("or ".repeat(10_000)).kind()).isEmpty();
        assertThat(LicenceNames.read("Permitted use committee")).isInstanceOf(Terms.Unrecognised.class);
    }
}
