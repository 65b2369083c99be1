import dev.lodestep.*;
import java.io.IOException;

@Workflow
class BothRetriedAndNot {
    record Order(String id) {}
    record Payment(String id) {}

    @Step
    //! bad-retry: IOException is in 'on' and in 'notOn'
    @Retry(on = {IOException.class, IllegalStateException.class}, notOn = IOException.class)
    Payment charge(Order order) throws IOException {
        return new Payment(order.id());
    }
}
