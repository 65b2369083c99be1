import dev.lodestep.*;
import java.io.*;
import java.util.*;

/** By the type of the exception, with values from before; and a failure that the run does without. */
@Workflow(onFailure = OnFailure.PARK, failFast = true)
@Retry(maxAttempts = 2, initial = "10ms", cap = "PT1S", factor = 1, jitter = 0)
class Recovering {
    record Upload(String file) {}

    record Probe(int frames) {}

    record Thumb(String file) {}

    record Page(String html) {}

    @Step
    Probe probe(Upload upload) throws IOException {
        throw new FileNotFoundException(upload.file());
    }

    @Recover("probe")
    Probe missing(FileNotFoundException failure, StepContext step) {
        return new Probe(-1);
    }

    @Recover("probe")
    Probe broken(IOException failure, Upload upload) {
        return new Probe(0);
    }

    @Recover("probe")
    Probe other(Throwable failure) {
        return new Probe(1);
    }

    @Step
    @ContinueOnError
    @Retry(on = {IllegalStateException.class, IOException.class}, notOn = FileNotFoundException.class)
    Thumb thumbnail(Probe probe) {
        throw new IllegalStateException("no frame " + probe.frames());
    }

    @Step(after = "thumbnail")
    Page show(Probe probe, Optional<Thumb> thumb) {
        return new Page("" + probe + thumb);
    }
}
