package com.acme;

import dev.lodestep.*;
import java.util.*;

/** What stands in for one element gives the result of one element. */
@Workflow
class ListOfAll {
    record Upload(List<String> profiles) {}
    record Rendition(String file) {}

    @Step
    List<String> profiles(Upload upload) {
        return upload.profiles();
    }

    @Step
    Rendition transcode(@ForEach String profile) {
        return new Rendition(profile);
    }

    @Recover("transcode")
    //! recover-mismatch: 'broken' gives a List<Rendition>, but stands in for 'transcode', which gives a Rendition
    List<Rendition> broken(Exception failure) {
        return List.of();
    }

    @WaitForSignal(timeout = "1d")
    String approval(Optional<Boolean> yes, List<Rendition> renditions) {
        return "";
    }

    //! recover-mismatch: 'unasked' stands in for 'approval', which is no step
    @Recover("approval")
    String unasked(Exception failure) {
        return "";
    }
}
