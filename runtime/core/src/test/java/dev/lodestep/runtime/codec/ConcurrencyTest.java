package dev.lodestep.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.runtime.codec.Orders.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    @Test
    void codecsAreSharedByThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (long seed = 0; seed < 200; seed++) {
                OrderRequest order = Samples.order(new Random(seed));
                work.add(() -> Json.decode(Orders.ORDER_REQUEST, Json.encode(Orders.ORDER_REQUEST, order))
                        .equals(order));
            }
            for (Future<Boolean> same : threads.invokeAll(work)) {
                assertThat(same.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }
}
