package dev.lodestep.verification;

import dev.lodestep.verification.Play.Sameness;
import dev.lodestep.verification.features.Shop;
import dev.lodestep.verification.features.ShopMachine;
import dev.lodestep.verification.features.Shop_WorkMachine;
import dev.lodestep.verification.workflows.BatchPayout;
import dev.lodestep.verification.workflows.BatchPayoutMachine;
import dev.lodestep.verification.workflows.DataMigration;
import dev.lodestep.verification.workflows.DataMigrationMachine;
import java.util.List;
import java.util.stream.Stream;

/** Plays of what reaches beyond the run: runs that it starts, and transactions of its own. */
final class StorePlays {
    private StorePlays() {}

    static Stream<Play<?, ?>> all() {
        return Stream.of(
                shop("without a gift", false, "arm", "leg"),
                shop("with a gift", true, "arm").failing("each part", 1),
                shop("with nothing to make", true),
                shop("that cannot send", true, "arm").failing("send", 2).atLength(),
                payout("that is settled").failing("send#1", 3),
                payout("that is undone").failing("settle", 3),
                migration("of five rows", 5, 2),
                migration("that cannot switch over", 3, 2).failing("switchOver", 3));
    }

    private static Play<?, ?> shop(String name, boolean gift, String... parts) {
        return Play.of(
                        name,
                        Shop.class,
                        ShopMachine.DEFINITION,
                        shop -> ShopMachine.of(shop, Shop_WorkMachine.of(new Shop.Work())),
                        calls -> new Shop(),
                        new Shop.Order(List.of(parts), gift))
                .with(Play.of(
                        "work",
                        Shop.Work.class,
                        Shop_WorkMachine.DEFINITION,
                        Shop_WorkMachine::of,
                        calls -> new Shop.Work(),
                        null))
                .same(Sameness.CONTENT);
    }

    private static Play<?, ?> payout(String name) {
        return Play.of(
                        name,
                        BatchPayout.class,
                        BatchPayoutMachine.DEFINITION,
                        BatchPayoutMachine::of,
                        BatchPayout::new,
                        new BatchPayout.Batch(
                                List.of(new BatchPayout.Payout("ann", 700), new BatchPayout.Payout("bob", 42))))
                .same(Sameness.CONTENT)
                .onLedger();
    }

    private static Play<?, ?> migration(String name, int rows, int chunk) {
        return Play.of(
                        name,
                        DataMigration.class,
                        DataMigrationMachine.DEFINITION,
                        DataMigrationMachine::of,
                        DataMigration::new,
                        new DataMigration.Job("customers", rows, chunk))
                .onLedger();
    }
}
