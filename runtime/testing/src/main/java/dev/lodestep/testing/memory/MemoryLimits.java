package dev.lodestep.testing.memory;

import dev.lodestep.runtime.store.LimitBook;
import dev.lodestep.runtime.store.SharedLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The limits of the {@link MemoryStore}; guarded by the store's lock. */
final class MemoryLimits {
    private final Map<String, LimitBook> books = new HashMap<>();

    Optional<List<SharedLimits.Answer>> ask(long worker, List<SharedLimits.Ask> asks, Set<Long> living, Instant now) {
        if (!living.contains(worker)) {
            return Optional.empty();
        }
        List<SharedLimits.Answer> answers = new ArrayList<>();
        for (SharedLimits.Ask ask : asks) {
            LimitBook.Turn turn =
                    books.getOrDefault(ask.name(), LimitBook.EMPTY).ask(worker, ask, living, now);
            books.put(ask.name(), LimitBook.of(turn.book().text()));
            answers.add(turn.answer());
        }
        return Optional.of(answers);
    }
}
