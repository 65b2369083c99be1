import dev.lodestep.Step;
import dev.lodestep.Workflow;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The smallest ones: no package, no input, no result. */
@Workflow
class Ping {
    @Step
    CompletionStage<Optional<String>> ping() {
        throw new UnsupportedOperationException();
    }

    @Step
    void log(Optional<String> pong) {}
}
