import dev.lodestep.*;
import java.util.*;

/** In no package. */
@Workflow
class Unpackaged {
    record In(int number) {}

    @Step
    String one(In in) {
        return "one " + in.number();
    }

    @WaitForSignal(timeout = "1s")
    int two(Optional<String> word, String one) {
        return one.length();
    }
}
