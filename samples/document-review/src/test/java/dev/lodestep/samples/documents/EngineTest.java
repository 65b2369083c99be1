package dev.lodestep.samples.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import dev.lodestep.runtime.EngineOptions;
import dev.lodestep.runtime.NodeStatus;
import dev.lodestep.runtime.store.Store;
import dev.lodestep.samples.documents.DocumentReviewClient.Node;
import dev.lodestep.testing.Stores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review on an engine: each round in a process of its own. */
class EngineTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Brief BEES = new Brief("Bees", List.of("they fly"));

    @TempDir
    Path folder;

    private final AtomicInteger drafts = new AtomicInteger();
    private final AtomicInteger revisions = new AtomicInteger();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void everyRoundMayBeInAnotherProcess() throws InterruptedException {
        try (Engine engine = open()) {
            desk(engine).begin("bees", BEES);
        }
        try (Engine engine = open()) {
            desk(engine).answer("bees", new Notes("eve", List.of("they dance")));
        }
        try (Engine engine = open()) {
            desk(engine).answer("bees", new Notes("bob", List.of("they buzz")));
        }
        try (Engine engine = open()) {
            desk(engine).answer("bees", new Notes("eve", List.of()));
        }
        assertThat(revisions).hasValue(2);
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("Bees, round 1", "Bees, round 2", "Bees, round 3")
                .contains("accepted by eve");
        assertThat(folder.resolve("published/Bees.md")).hasContent("# Bees\n\n- they fly\n- they dance\n- they buzz");
    }

    @Test
    void aWeekOfSilenceEndsTheRoundAlsoOnANewEngine() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-03-01T08:00:00Z"));
        Store store = Stores.inMemory(now::get);
        try (Engine before = Engine.open(store, EngineOptions.defaults().keepStoreOpen())) {
            DocumentReviewClient documents = DocumentReviewClient.register(before, workflow());
            documents.start("bees", BEES);
            while (documents.state("bees").orElseThrow().status(Node.REVIEW) != NodeStatus.WAITING) {
                Thread.onSpinWait();
            }
        }
        now.set(Instant.parse("2030-03-08T08:00:00Z"));
        try (Engine after = Engine.open(store)) {
            DocumentReviewClient documents = DocumentReviewClient.register(after, workflow());

            Publication published = documents.await("bees", SOON);
            assertThat(published).isNotNull();
            assertThat(published.acceptedBy()).isEqualTo("nobody objected");
        }
    }

    /** The store is closed under the first engine's feet while the author revises: to everybody else its process is gone. */
    @Test
    void aCrashWhileTheAuthorRevisesCostsOnlyThatRevision() throws InterruptedException {
        CountDownLatch revising = new CountDownLatch(1);
        Author stuck = new CountingAuthor() {
            @Override
            public Draft revise(Draft draft, List<String> wishes) {
                revising.countDown();
                while (true) {
                    LockSupport.park();
                }
            }
        };
        SqliteStore dying = SqliteStore.at(folder.resolve("documents.db"));
        DocumentReviewClient crashing = DocumentReviewClient.register(Engine.open(dying), workflow(stuck));
        crashing.start("bees", BEES);
        crashing.resume("bees").review(new Notes("eve", List.of("they dance")));
        revising.await();
        dying.close();

        try (Engine next = open()) {
            DocumentReviewClient documents = DocumentReviewClient.register(next, workflow());
            documents.resume("bees").review(new Notes("eve", List.of()));

            assertThat(documents.await("bees", SOON)).isNotNull();
        }
        assertThat(drafts).hasValue(1);
        assertThat(revisions).hasValue(1);
        assertThat(folder.resolve("published/Bees.md")).hasContent("# Bees\n\n- they fly\n- they dance");
    }

    private Engine open() {
        return Engine.open(SqliteStore.at(folder.resolve("documents.db")));
    }

    private ReviewDesk desk(Engine engine) {
        return new ReviewDesk(engine, workflow(), new PrintStream(screen, true, StandardCharsets.UTF_8));
    }

    private DocumentReview workflow() {
        return workflow(new CountingAuthor());
    }

    private DocumentReview workflow(Author author) {
        return new DocumentReview(author, new FolderPress(folder.resolve("published")));
    }

    /** A plain author who counts. */
    private class CountingAuthor implements Author {
        private final PlainAuthor plain = new PlainAuthor();

        @Override
        public Draft write(Brief brief) {
            drafts.incrementAndGet();
            return plain.write(brief);
        }

        @Override
        public Draft revise(Draft draft, List<String> wishes) {
            revisions.incrementAndGet();
            return plain.revise(draft, wishes);
        }
    }
}
