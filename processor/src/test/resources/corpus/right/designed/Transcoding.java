package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Recovery is per element: a rendition is done or broken. */
@Workflow
class Transcoding {
    record Upload(String file) {}

    record Probe(int seconds) {}

    record Profile(String name) {}

    sealed interface Rendition permits Done, Broken {}

    record Done(String file) implements Rendition {}

    record Broken(String why) implements Rendition {}

    record Thumb(byte[] png) {}

    record Manifest(List<String> files) {}

    //= probe (u = input)
    @Step
    Probe probe(Upload u) {
        return new Probe(60);
    }

    //= profiles <- probe (p = probe)
    @Step
    @Parallel
    List<Profile> profiles(Probe p) {
        return List.of(new Profile("small"), new Profile("large"));
    }

    //= transcode <- profiles (u = input, p = each of profiles)
    @Step
    @Retry(maxAttempts = 4)
    @Timeout("1h")
    Rendition transcode(Upload u, @ForEach(maxConcurrency = 4) Profile p) {
        return new Done(u.file() + "." + p.name());
    }

    @Recover("transcode")
    Rendition broken(Exception e, Profile p) {
        return new Broken(p.name() + e.getMessage());
    }

    //= thumbnail <- probe (u = input, p = probe)
    @Step
    @Parallel
    @ContinueOnError
    Thumb thumbnail(Upload u, Probe p) {
        return new Thumb(new byte[0]);
    }

    //= publish <- transcode, thumbnail (renditions = transcode, thumb = thumbnail)
    @Step
    Manifest publish(List<Rendition> renditions, Optional<Thumb> thumb) {
        return new Manifest(renditions.stream().map(Rendition::toString).toList());
    }
}
