package dev.lodestep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.SignalResult;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.testing.Stores;
import dev.lodestep.verification.workflows.Auction;
import dev.lodestep.verification.workflows.AuctionClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wait with a sealed payload that takes only what comes while it is open, through the generated client. */
class UnbufferedTest {
    @TempDir
    Path folder;

    @Test
    void on_memory() {
        takesWhatComesInTime(Stores.inMemory());
    }

    @Test
    void on_SQLite() {
        takesWhatComesInTime(SqliteStore.at(folder.resolve("auction.db")));
    }

    private void takesWhatComesInTime(Store store) {
        try (Engine engine = Engine.open(store, EngineOptions.defaults().pollInterval(Duration.ofMillis(10)))) {
            AuctionClient auctions = AuctionClient.register(engine, new Auction());
            assertThat(auctions.resume("vase").called(new Auction.Bid("ann", 5)))
                    .isEqualTo(SignalResult.UNKNOWN_RUN);
            auctions.start("vase", new Auction.Lot("vase"));
            auctions.start("lamp", new Auction.Lot("lamp"));
            assertThat(accepted(auctions, "vase", new Auction.Bid("ann", 5))).isEqualTo(SignalResult.ACCEPTED);
            assertThat(accepted(auctions, "lamp", new Auction.Withdrawal("is broken")))
                    .isEqualTo(SignalResult.ACCEPTED);
            assertThat(auctions.await("vase", Eventually.PATIENCE)).isEqualTo("vase to ann for 5");
            assertThat(auctions.await("lamp", Eventually.PATIENCE)).isEqualTo("lamp is broken");
            assertThat(auctions.resume("vase").called(new Auction.Bid("bob", 6)))
                    .isEqualTo(SignalResult.CLOSED);
            assertThat(store.read("vase").orElseThrow().inbox()).hasSize(1);
        }
    }

    /** What is sent before the auction is open does not count. */
    private static SignalResult accepted(AuctionClient auctions, String lot, Auction.Call call) {
        SignalResult result = auctions.resume(lot).called(call);
        while (result == SignalResult.NOT_WAITING) {
            Eventually.pause();
            result = auctions.resume(lot).called(call);
        }
        return result;
    }
}
