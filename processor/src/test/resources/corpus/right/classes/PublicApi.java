package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Public through and through, final, with several constructors, static helpers and state of its own. */
@Workflow
public final class PublicApi {
    public record Order(String id) {}

    public record Receipt(String id, java.time.Instant at) {}

    private static final String PREFIX = prefix();

    private final java.time.Clock clock;
    private int calls;

    public PublicApi() {
        this(java.time.Clock.systemUTC());
    }

    public PublicApi(java.time.Clock clock) {
        this.clock = clock;
    }

    @Step
    public synchronized Receipt charge(final Order order) {
        calls++;
        return new Receipt(PREFIX + order.id() + calls, clock.instant());
    }

    @Step
    Receipt[] copies(Receipt receipt) {
        return new Receipt[] {receipt, receipt};
    }

    @Step
    protected void print(Receipt... receipts) {}

    private static String prefix() {
        return "r-";
    }
}
