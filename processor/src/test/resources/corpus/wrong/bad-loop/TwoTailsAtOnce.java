package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class TwoTailsAtOnce {
    record Brief(String text) {}
    record Draft(String text) {}
    record Spelling(boolean fine) {}
    record Facts(boolean fine) {}

    @Step
    Draft draft(Brief brief) {
        return new Draft(brief.text());
    }

    @Step
    //! bad-loop: 'spelling' and 'facts' both repeat from 'draft', and nothing says that only one of them runs in a round
    @Repeat(from = "draft", max = 3)
    Spelling spelling(Draft draft) {
        return new Spelling(true);
    }

    @Until("spelling")
    boolean isSpelt(Spelling spelling) {
        return spelling.fine();
    }

    @Step(after = "spelling")
    @Repeat(from = "draft", max = 3)
    Facts facts(Draft draft) {
        return new Facts(true);
    }

    @Until("facts")
    boolean isTrue(Facts facts) {
        return facts.fine();
    }
}
