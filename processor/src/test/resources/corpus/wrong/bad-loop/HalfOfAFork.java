package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class HalfOfAFork {
    record Upload(String file) {}
    record Probe(int frames) {}
    record Rendition(String file) {}
    record Thumb(String file) {}
    record Rating(int stars) {}

    @Step
    Probe probe(Upload upload) {
        return new Probe(1);
    }

    @Step
    @Parallel
    Rendition render(Probe probe) {
        return new Rendition("");
    }

    @Step
    @Parallel
    Thumb thumbnail(Probe probe) {
        return new Thumb("");
    }

    @Step
    //! bad-loop: the loop of 'rate' holds half of a fork: 'render' is in it, but 'thumbnail', which runs beside it, is not
    @Repeat(from = "probe", max = 3)
    Rating rate(Rendition rendition) {
        return new Rating(5);
    }

    @Until("rate")
    boolean isFine(Rating rating) {
        return rating.stars() > 3;
    }

    @Result
    String result(Thumb thumb, Rating rating) {
        return thumb.file() + rating.stars();
    }
}
