import dev.lodestep.*;
import java.sql.Connection;
import java.util.concurrent.*;

@Workflow
class ConnectionsElsewhere {
    record Order(String id) {}
    record Receipt(String id) {}
    record Entry(String id) {}

    @Step
    CompletionStage<Receipt> charge(
            Order order,
            //! wrong-place: 'charge' takes a Connection but returns a CompletionStage
            Connection connection) {
        return CompletableFuture.completedStage(new Receipt(order.id()));
    }

    @Step
    Entry book(Receipt receipt) {
        return new Entry(receipt.id());
    }

    @OnlyIf("book")
    boolean isOpen(
            Receipt receipt,
            //! wrong-place: 'isOpen' takes a Connection, but only steps, waits and compensations are transactional
            Connection connection) {
        return true;
    }
}
