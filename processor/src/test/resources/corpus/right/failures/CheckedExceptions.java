import dev.lodestep.*;
import java.io.*;
import java.util.concurrent.*;

/** Every kind of method may throw what it likes. */
@Workflow
class CheckedExceptions {
    record Order(String id) {}

    record Payment(String id) {}

    @Step
    Payment charge(Order order) throws Exception {
        throw new TimeoutException(order.id());
    }

    @Compensate("charge")
    void refund(Payment payment) throws IOException {
        throw new IOException(payment.id());
    }

    @Recover("charge")
    Payment later(TimeoutException failure) throws TimeoutException {
        throw failure;
    }

    @Step
    void print(Payment payment) throws InterruptedException, IOException {
        Thread.sleep(payment.id().length());
    }

    @OnlyIf("print")
    boolean wanted(Order order) throws IOException {
        return !order.id().isEmpty();
    }

    @Result
    String result(Payment payment) throws IOException {
        return payment.id();
    }
}
