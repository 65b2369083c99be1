package com.acme;

import dev.lodestep.*;
import java.util.*;

/** An int gives what an Integer takes, and the other way round. */
@Workflow
class PrimitivesAndBoxes {
    //= count (text = input)
    @Step
    int count(String text) {
        return text.length();
    }

    //= half <- count (count = count)
    @Step
    Double half(Integer count) {
        return count / 2.0;
    }

    //= isMuch <- half (half = half)
    @Step
    boolean isMuch(double half) {
        return half > 10;
    }

    //= letters <- isMuch (much = isMuch)
    @Step
    char[] letters(Boolean much) {
        return new char[] {much ? 'y' : 'n'};
    }

    //= sum <- letters (letters = letters, count = count)
    @Step
    long sum(char[] letters, Optional<Integer> count) {
        return letters.length + count.orElse(0);
    }
}
