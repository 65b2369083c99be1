import dev.lodestep.*;

/** What an annotation carries is judged where it is used. */
@Retry(maxAttempts = 0)
@interface Remote {}

@Workflow
class InOnesOwnAnnotation {
    record Order(String id) {}
    record Payment(String id) {}

    @Step
    //! bad-retry: maxAttempts is 0, but must be at least 1
    @Remote
    Payment charge(Order order) {
        return new Payment(order.id());
    }
}
