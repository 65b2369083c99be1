package dev.lodestep.samples.audit.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.licence.Licence.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceTextsTest {
    private static final String BSD = """
            Redistribution and use in source and binary forms, with or without
             * modification, are permitted provided that the following conditions are met:\s""";
    private static final String MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Apache License  Version 2.0, January 2004 http://www.apache.org/licenses/ | Apache-2.0
            Licensed under the Apache License, Version 2.0 (the "License"); you may not use | Apache-2.0
            Eclipse Public License - v 1.0 THE ACCOMPANYING PROGRAM IS PROVIDED | EPL-1.0
            Eclipse Public License - v 2.0 THE ACCOMPANYING PROGRAM | EPL-2.0
            GNU LESSER GENERAL PUBLIC LICENSE Version 2.1, February 1999 | LGPL-2.1
            GNU LESSER GENERAL PUBLIC LICENSE Version 3, 29 June 2007 GNU General Public License Version 3, 29 June 2007 | LGPL-3.0
            redistribute it and/or modify it under the terms of the GNU Lesser General Public License as published | LGPL
            GNU GENERAL PUBLIC LICENSE Version 2, June 1991 under the terms of the GNU General Public License | GPL-2.0
            GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007 | GPL-3.0
            The GNU General Public License (GPL) Version 2, June 1991 "CLASSPATH" EXCEPTION TO THE GPL | GPL-2.0 with Classpath exception
            GNU General Public License Linking this library statically or dynamically with other modules | GPL-2.0 with Classpath exception
            Mozilla Public License Version 2.0 "Secondary License" means either the GNU General Public License, Version 2.0 | MPL-2.0
            Creative Commons Legal Code CC0 1.0 Universal | CC0-1.0
            This is free and unencumbered software released into the public domain. | Unlicense
            This code has been placed in the public domain. | Public domain
            COMMON DEVELOPMENT AND DISTRIBUTION LICENSE (CDDL) Version 1.0 | CDDL
            """)
    void aTextIsRecognised(String text, String licence) {
        assertThat(LicenceTexts.read(text)).map(Terms::display).contains(licence);
    }

    @Test
    void mitIsRecognisedByItsGrantAndItsCondition() {
        assertThat(display(MIT + "The above copyright notice shall be included in all copies"))
                .isEqualTo("MIT");
        assertThat(display(MIT + "without restriction")).isEqualTo("MIT-0");
    }

    @Test
    void theBsdLicencesDifferInTheirClauses() {
        assertThat(display(BSD + "1. 2.")).isEqualTo("BSD-2-Clause");
        assertThat(display(BSD + "may be used to endorse or promote products")).isEqualTo("BSD-3-Clause");
        assertThat(display(BSD + "endorse or promote products. All advertising materials mentioning"))
                .isEqualTo("BSD-4-Clause");
    }

    @Test
    void aChoiceIsAChoice() {
        Terms choice = LicenceTexts.read("This is dual-licensed: under the terms of the GNU General Public License, or"
                        + " licensed under the Apache License, Version 2.0, at your option.")
                .orElseThrow();

        assertThat(choice.kind()).contains(Kind.PERMISSIVE);
    }

    @Test
    void severalWithoutAChoiceHoldTogether() {
        Terms both = LicenceTexts.read(
                        "Apache License, Version 2.0 ... parts: GNU GENERAL PUBLIC LICENSE Version 2, June 1991")
                .orElseThrow();

        assertThat(both.kind()).contains(Kind.COPYLEFT);
        assertThat(LicenceNames.read(both.expression())).isEqualTo(both);
    }

    @Test
    void laterVersionsAtYourOptionAreNoChoiceBetweenLicences() {
        assertThat(LicenceTexts.read("Apache License Version 2.0 and under the terms of the GNU General Public License;"
                                + " either version 2, or (at your option) any later version")
                        .orElseThrow()
                        .kind())
                .contains(Kind.COPYLEFT);
    }

    @Test
    void anyOtherTextSaysNothing() {
        assertThat(LicenceTexts.read("This product includes software developed by the GNU project."))
                .isEmpty();
        assertThat(LicenceTexts.read("")).isEmpty();
    }

    private static String display(String text) {
        return LicenceTexts.read(text).orElseThrow().display();
    }
}
