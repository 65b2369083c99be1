package dev.lodestep.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.samples.orders.OrderFulfilmentClient.Node;
import dev.lodestep.testing.CrashMatrix;
import dev.lodestep.testing.CrashReport;
import dev.lodestep.testing.Effects;
import dev.lodestep.testing.TestWorld;
import dev.lodestep.testing.WorkflowTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Orders in virtual time, and the process that handles them dies before and after each thing that it writes down. */
@WorkflowTest
class CrashTest {
    private static final Order CLEAR = SampleOrders.all().get(0);
    private static final Order SUSPICIOUS = SampleOrders.all().get(1);

    @Test
    void silenceIsANoAfterThreeDays(TestWorld world) {
        OrderFulfilmentClient orders =
                OrderFulfilmentClient.register(world.engine(), new NotedShop(world.effects()).workflow());
        orders.start("1002", SUSPICIOUS);
        world.settle();
        world.assertThatRun("1002").waitsFor("review").completed(Node.RESERVE, Node.CHARGE);

        world.advance(Duration.ofDays(3));

        world.assertThatRun("1002").isFailed().undid(Node.CHARGE, Node.RESERVE);
        assertThat(world.effects().count("refund")).isOne();
    }

    @Test
    void noCrashChargesTwiceOrLosesAnOrder() {
        CrashReport report = matrix(NotedShop::new).run(CrashTest::twoOrders);

        assertThat(report.runs()).isEqualTo(2);
        assertThat(report.crashes()).isGreaterThan(20);
    }

    @Test
    void aBankThatDoesNotKnowTheKeyIsFoundOut() {
        assertThatThrownBy(() -> matrix(ForgetfulBank::new).run(CrashTest::twoOrders))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("step 'charge' did 'charge' 3 times instead of 2 times")
                .hasMessageContaining("hand StepContext.idempotencyKey() to the service")
                .hasMessageContaining("just before the result of 'charge'");
    }

    private static CrashMatrix matrix(Function<Effects, NotedShop> shop) {
        return CrashMatrix.of((engine, effects) ->
                OrderFulfilmentClient.register(engine, shop.apply(effects).workflow()));
    }

    private static void twoOrders(TestWorld world) {
        OrderFulfilmentClient orders = OrderFulfilmentClient.connect(world.engine());
        orders.start("1001", CLEAR);
        world.settle();
        orders.start("1002", SUSPICIOUS);
        world.settle();
        orders.resume("1002").review(new Answer("eve", false));
        world.settle();
    }

    /** Takes the money each time it is asked. */
    private static final class ForgetfulBank extends NotedShop {
        private final Effects effects;

        ForgetfulBank(Effects effects) {
            super(effects);
            this.effects = effects;
        }

        @Override
        public Payment charge(String card, BigDecimal euros, String idempotencyKey) {
            effects.happened("charge");
            return new Payment("P-1", euros);
        }
    }
}
