package dev.lodestep.verification.workflows;

import dev.lodestep.ContinueOnError;
import dev.lodestep.ForEach;
import dev.lodestep.Parallel;
import dev.lodestep.Recover;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.Timeout;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A film in several profiles: one that cannot be made is broken, and nothing else; the thumbnail is made beside it, or not. */
@Workflow
public class Transcoding {
    private final Consumer<String> calls;

    public Transcoding(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Upload(String film, List<String> profiles) {}

    public record Probe(String film, List<String> profiles) {}

    public record Profile(String name) {}

    public sealed interface Rendition permits Done, Broken {}

    public record Done(String file) implements Rendition {}

    public record Broken(String profile, String why) implements Rendition {}

    public record Thumb(String file) {}

    public record Manifest(List<Rendition> renditions, Optional<Thumb> thumb) {}

    @Step
    Probe probe(Upload u) {
        calls.accept("probe");
        return new Probe(u.film(), u.profiles());
    }

    @Step
    @Parallel
    List<Profile> profiles(Probe p) {
        calls.accept("profiles");
        return p.profiles().stream().map(Profile::new).toList();
    }

    @Step
    @Retry(maxAttempts = 4)
    @Timeout("1h")
    Rendition transcode(Upload u, @ForEach(maxConcurrency = 4) Profile p) {
        calls.accept("transcode " + p.name());
        return new Done(u.film() + "." + p.name());
    }

    @Recover("transcode")
    Rendition broken(Exception e, Profile p) {
        calls.accept("broken " + p.name());
        return new Broken(p.name(), String.valueOf(e.getMessage()));
    }

    @Step
    @Parallel
    @ContinueOnError
    Thumb thumbnail(Upload u, Probe p) {
        calls.accept("thumbnail");
        return new Thumb(u.film() + ".png of " + p.film());
    }

    @Step
    Manifest publish(List<Rendition> renditions, Optional<Thumb> thumb) {
        calls.accept("publish");
        return new Manifest(renditions, thumb);
    }
}
