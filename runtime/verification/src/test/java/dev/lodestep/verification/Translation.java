package dev.lodestep.verification;

import dev.lodestep.Check;
import dev.lodestep.Databind;
import dev.lodestep.ForEach;
import dev.lodestep.OnFailure;
import dev.lodestep.Result;
import dev.lodestep.Retry;
import dev.lodestep.Step;
import dev.lodestep.WaitForSignal;
import dev.lodestep.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A text that is translated page by page and read by somebody; some of it an operator has to do by hand. */
@Workflow(onFailure = OnFailure.PARK)
class Translation {
    private final Consumer<String> calls;

    Translation(Consumer<String> calls) {
        this.calls = calls;
    }

    public record Text(List<String> pages, String language) {}

    public record Page(String text) {}

    public record Verdict(boolean good) {}

    /** Databind writes it, by a mapper that only the caller has. */
    @Databind
    public static class Stamp {
        public int someNumber;
    }

    @Step
    @Retry(maxAttempts = 1)
    Page translate(@ForEach(maxConcurrency = 2) String page, Text in) {
        throw new IllegalStateException("nobody speaks " + in.language());
    }

    @Step
    List<String> cut(Text in) {
        return in.pages();
    }

    @Step
    Stamp stamp(List<Page> pages) {
        Stamp stamp = new Stamp();
        stamp.someNumber = pages.size();
        return stamp;
    }

    @WaitForSignal(timeout = "3d")
    Verdict read(Optional<Verdict> verdict, List<Page> pages, Stamp stamp) {
        calls.accept("read " + pages.size() + " " + stamp.someNumber);
        return verdict.orElseGet(() -> new Verdict(false));
    }

    @Check("read")
    void readable(Verdict verdict) {
        calls.accept("checked " + verdict.good());
    }

    @Step(after = "read")
    @Retry(maxAttempts = 1)
    void tell() {
        throw new IllegalStateException("nobody is there");
    }

    @Result
    String result(Verdict verdict, List<Page> pages) {
        return verdict.good() + " " + pages.stream().map(Page::text).toList();
    }
}
