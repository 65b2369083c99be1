package com.acme;

import dev.lodestep.*;
import java.util.*;

/** A comment that is taken once comes into the middle of the loop. */
@Workflow
class EnteredFromTheSide {
    record Brief(String text) {}
    record Outline(String text) {}
    record Style(String name) {}
    record Text(String text) {}

    @Step
    @Parallel
    Outline outline(Brief brief) {
        return new Outline(brief.text());
    }

    @Step
    @Parallel
    Style style(Brief brief) {
        return new Style("plain");
    }

    @Step
    //! bad-loop: the loop of 'write' has a second entry: 'write' is in it and follows 'style', which is not
    @Repeat(from = "outline", max = 5)
    Text write(Outline outline, Style style) {
        return new Text(outline.text());
    }

    @Until("write")
    boolean isGood(Text text) {
        return true;
    }
}
