package com.acme;

import dev.lodestep.*;
import java.util.*;

/** One of the two is marked: the other may not know that it runs beside it. */
@Workflow
class HalfMarked {
    record Upload(String file) {}
    record Probe(int frames) {}
    record Thumb(String file) {}
    record Rendition(String file) {}
    record Manifest(String file) {}

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
    //! accidental-concurrency: 'thumbnail' and 'render' could run at the same time: nothing says which comes first
    Thumb thumbnail(Probe probe) {
        return new Thumb("");
    }

    @Step
    Manifest publish(Rendition rendition, Thumb thumb) {
        return new Manifest(rendition.file() + thumb.file());
    }
}
