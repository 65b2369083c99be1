package dev.lodestep.samples.orders;

import dev.lodestep.runtime.AwaitTimeoutException;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.NodeStatus;
import dev.lodestep.runtime.RunCancelledException;
import dev.lodestep.runtime.RunFailedException;
import dev.lodestep.runtime.RunQuery;
import dev.lodestep.runtime.RunStatus;
import dev.lodestep.runtime.RunSummary;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.samples.orders.OrderFulfilmentClient.Node;
import dev.lodestep.samples.orders.Screening.Suspicious;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The desk at which people take orders in, look at them, and review the suspicious ones. */
final class OrderDesk {
    private final OrderFulfilmentClient orders;
    private final PrintStream out;

    OrderDesk(Engine engine, DemoShop shop, PrintStream out) {
        this.orders = OrderFulfilmentClient.register(engine, new OrderFulfilment(shop, shop, shop, shop, shop));
        this.out = out;
    }

    /** Starts an order; one that was taken in before is not started again. */
    void takeIn(Order order) {
        orders.start(order.number(), order);
    }

    /** Returns when every order has ended or waits. */
    void untilNothingMoves() throws InterruptedException {
        while (isMoving(orders.count())) {
            Thread.sleep(20);
        }
    }

    private static boolean isMoving(Map<RunStatus, Long> count) {
        return count.containsKey(RunStatus.RUNNING) || count.containsKey(RunStatus.COMPENSATING);
    }

    /** The numbers of the orders that wait for a reviewer. */
    List<String> toReview() {
        return orders.list(RunQuery.all().in(RunStatus.WAITING)).runs().stream()
                .filter(run -> run.waitsFor().contains("review"))
                .map(RunSummary::id)
                .toList();
    }

    /** What a reviewer should know. */
    String question(String number) {
        OrderFulfilmentState state = orders.state(number).orElseThrow();
        String why = state.check()
                .map(found -> found instanceof Suspicious s ? s.why() : "")
                .orElse("");
        return "Order " + number + " of " + state.input().email() + " looks suspicious: " + why;
    }

    /** Gives the reviewer's answer to the order, and says what became of it. */
    void review(String number, Answer answer) {
        SignalResult result = orders.resume(number).review(answer);
        switch (result) {
            case ACCEPTED, DUPLICATE -> tellTheEnd(number);
            case BUFFERED, NOT_WAITING, FULL -> out.println("Order " + number + " does not ask for a review.");
            case CLOSED -> out.println("Order " + number + " is over.");
            case UNKNOWN_RUN -> out.println("There is no order " + number + ".");
        }
    }

    private void tellTheEnd(String number) {
        try {
            Shipment shipment = orders.await(number, Duration.ofSeconds(30));
            out.println(
                    "Order " + number + " is on its way" + (shipment == null ? "" : ": " + shipment.trackingNumber()));
        } catch (RunFailedException | RunCancelledException | AwaitTimeoutException e) {
            out.println(e.getMessage());
        }
    }

    /** One line for each order. */
    void status() {
        for (RunSummary run : orders.list(RunQuery.all()).runs()) {
            OrderFulfilmentState state = orders.state(run.id()).orElseThrow();
            List<Node> undone = Arrays.stream(Node.values())
                    .filter(node -> state.status(node) == NodeStatus.COMPENSATED)
                    .toList();
            out.println(run.id() + "  " + run.status()
                    + "  done: " + String.join(", ", state.completed())
                    + (undone.isEmpty() ? "" : "  undone: " + names(undone))
                    + run.reason().map(reason -> "  because " + reason).orElse(""));
        }
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(Node::storedName).collect(Collectors.joining(", "));
    }
}
