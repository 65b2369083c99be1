import dev.lodestep.*;
import java.util.*;
import java.util.concurrent.*;

/** Steps that hold no thread while they wait; of a value, of nothing, of maybe a value. */
@Workflow
class Asynchronous {
    record Query(String text) {}

    record Hit(String text) {}

    record Page(int number) {}

    @Step
    CompletionStage<Page> load(Query query) {
        return CompletableFuture.completedStage(new Page(query.text().length()));
    }

    @Step
    CompletableFuture<Optional<Hit>> find(Page page) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Step(after = "find")
    CompletionStage<Void> log(Optional<Hit> hit) {
        return CompletableFuture.completedStage(null);
    }

    @Step(after = "log")
    CompletionStage<List<Hit>> all(Page page, Optional<Hit> hit) {
        return CompletableFuture.completedStage(hit.stream().toList());
    }
}
