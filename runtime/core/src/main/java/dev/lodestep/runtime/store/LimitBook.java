package dev.lodestep.runtime.store;

import dev.lodestep.runtime.store.SharedLimits.Answer;
import dev.lodestep.runtime.store.SharedLimits.Ask;
import dev.lodestep.runtime.store.SharedLimits.Begun;
import dev.lodestep.runtime.store.SharedLimits.Cap;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a store keeps of one limit: how much each worker holds and wants, and what began lately. Pure: a store reads it, asks it under a lock,
 * and keeps what comes out.
 *
 * <p>Everybody gets what he wants while there is enough. When there is not, each gets an equal share, and whoever wants less leaves the rest to
 * the others; what cannot be shared equally goes to those who were served longest ago, so that it goes round. Nobody has to give up what an
 * attempt uses; so a new share comes true as attempts end.
 *
 * <p>Permits of a limit with periods that a worker held when it died count as used at that moment: nobody knows whether they were.
 */
public final class LimitBook {
    /** Nobody holds anything. */
    public static final LimitBook EMPTY = new LimitBook(new TreeMap<>(), List.of());

    /** Beyond so many, what began at nearly the same time is kept as one, under the later time. */
    private static final int PRECISE = 128;

    private final TreeMap<Long, Entry> entries;
    private final List<Used> used;

    /** What one worker said last, and holds. */
    record Entry(long turn, int held, int wants, long served, List<Cap> caps) {
        boolean lacks() {
            return wants > held;
        }

        /** Whether it says the same; who was served last matters only where there is not enough. */
        boolean isLike(Entry other, boolean contended) {
            return held == other.held
                    && wants == other.wants
                    && caps.equals(other.caps)
                    && (served == other.served || !contended);
        }

        boolean inPeriods() {
            return caps.stream().anyMatch(cap -> !cap.period().isZero());
        }
    }

    /** So many began at that time, in microseconds. */
    record Used(long at, int count) {}

    /**
     * What comes out of an ask.
     *
     * @param book what is to be kept
     * @param answer for the worker
     * @param changed whether the book must be written
     */
    public record Turn(LimitBook book, Answer answer, boolean changed) {}

    LimitBook(TreeMap<Long, Entry> entries, List<Used> used) {
        this.entries = entries;
        this.used = used;
    }

    Map<Long, Entry> entries() {
        return entries;
    }

    List<Used> used() {
        return used;
    }

    /** The book of a text from {@link #text}; what cannot be read counts as empty, since workers say again what they hold. */
    public static LimitBook of(String text) {
        return LimitText.read(text);
    }

    /** The form in which it is stored. */
    public String text() {
        return LimitText.write(this);
    }

    /**
     * Lets a worker, who is alive, have its turn.
     *
     * @param living the workers that are not DEAD
     * @param now by the store's clock
     */
    public Turn ask(long worker, Ask ask, Set<Long> living, Instant now) {
        long time = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        TreeMap<Long, Entry> alive = new TreeMap<>();
        List<Used> log = new ArrayList<>(used);
        entries.forEach((number, entry) -> {
            if (living.contains(number)) {
                alive.put(number, entry);
            } else if (entry.inPeriods() && entry.held() > 0) {
                log.add(new Used(time, entry.held()));
            }
        });
        boolean changed = alive.size() < entries.size();
        Entry before = alive.get(worker);
        if (before != null && ask.turn() <= before.turn()) {
            int entitled = entitled(worker, alive, log, time);
            return turn(alive, log, time, changed, answer(worker, entitled, alive, log, time));
        }
        ask.begun().forEach(begun -> log.add(used(begun, now)));
        alive.put(
                worker,
                new Entry(ask.turn(), ask.keep(), ask.wants(), before == null ? 0 : before.served(), ask.caps()));
        int entitled = entitled(worker, alive, log, time);
        Entry mine = served(Objects.requireNonNull(alive.get(worker)), entitled, alive);
        alive.put(worker, mine);
        Answer answer = answer(worker, entitled, alive, log, time);
        if (before != null && ask.begun().isEmpty() && mine.isLike(before, answer.contended())) {
            alive.put(worker, before);
        } else {
            changed = true;
        }
        return turn(alive, log, time, changed, answer);
    }

    private Turn turn(TreeMap<Long, Entry> alive, List<Used> log, long time, boolean changed, Answer answer) {
        return new Turn(changed ? new LimitBook(alive, tidy(alive, log, time)) : this, answer, changed);
    }

    private static Entry served(Entry asking, int entitled, Map<Long, Entry> all) {
        if (entitled <= asking.held()) {
            return asking;
        }
        long latest = all.values().stream().mapToLong(Entry::served).max().orElse(0);
        return new Entry(asking.turn(), entitled, asking.wants(), latest + 1, asking.caps());
    }

    private static Answer answer(long worker, int entitled, TreeMap<Long, Entry> all, List<Used> log, long time) {
        int held = Objects.requireNonNull(all.get(worker)).held();
        boolean contended = all.entrySet().stream()
                .anyMatch(one -> one.getKey() != worker && one.getValue().lacks());
        OptionalLong more = all.values().stream()
                .flatMap(entry -> entry.caps().stream())
                .flatMapToLong(cap -> log.stream()
                        .mapToLong(one -> one.at() + micros(cap.period()) - time)
                        .filter(left -> left > 0))
                .min();
        return new Answer(
                held,
                Math.min(held, entitled),
                contended,
                more.isPresent() ? Optional.of(Duration.of(more.getAsLong(), ChronoUnit.MICROS)) : Optional.empty());
    }

    /** How many a worker may hold for what begins now. */
    private static int entitled(long worker, TreeMap<Long, Entry> all, List<Used> log, long time) {
        int capacity = Integer.MAX_VALUE;
        for (Entry entry : all.values()) {
            for (Cap cap : entry.caps()) {
                capacity = Math.min(capacity, cap.most() - counted(cap, log, time));
            }
        }
        long left = capacity;
        for (Map.Entry<Long, Entry> one : all.entrySet()) {
            if (one.getKey() != worker) {
                left -= one.getValue().held();
            }
        }
        return (int) Math.max(0, Math.min(left, share(worker, all, capacity)));
    }

    private static int counted(Cap cap, List<Used> log, long time) {
        long period = micros(cap.period());
        int counted = 0;
        for (Used one : log) {
            if (time - one.at() < period) {
                counted += one.count();
            }
        }
        return counted;
    }

    /** Those who want least come first: what they leave is shared by the others. */
    private static int share(long worker, TreeMap<Long, Entry> all, int capacity) {
        List<Map.Entry<Long, Entry>> rest = new ArrayList<>(all.entrySet());
        rest.sort(Comparator.comparingInt(one -> one.getValue().wants()));
        int left = capacity;
        while (!rest.isEmpty()) {
            Map.Entry<Long, Entry> least = rest.get(0);
            int equal = left / rest.size();
            if (least.getValue().wants() > equal) {
                break;
            }
            if (least.getKey() == worker) {
                return least.getValue().wants();
            }
            left -= least.getValue().wants();
            rest.remove(0);
        }
        if (left <= 0) {
            return 0;
        }
        int equal = left / rest.size();
        rest.sort(Comparator.comparingLong(one -> one.getValue().served()));
        List<Long> extra = rest.subList(0, left % rest.size()).stream()
                .map(Map.Entry::getKey)
                .toList();
        return extra.contains(worker) ? equal + 1 : equal;
    }

    private static Used used(Begun begun, Instant now) {
        // a microsecond too late rather than too early
        return new Used(
                ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(begun.ago()).plusNanos(999)), begun.count());
    }

    /** Without what no longer counts. */
    private static List<Used> tidy(TreeMap<Long, Entry> alive, List<Used> log, long time) {
        long longest = 0;
        long shortest = Long.MAX_VALUE;
        for (Entry entry : alive.values()) {
            for (Cap cap : entry.caps()) {
                longest = Math.max(longest, micros(cap.period()));
                shortest = Math.min(shortest, micros(cap.period()));
            }
        }
        long oldest = time - longest;
        List<Used> kept = new ArrayList<>(log);
        kept.removeIf(one -> one.at() <= oldest);
        kept.sort(Comparator.comparingLong(Used::at));
        return kept.size() > PRECISE ? coarser(kept, shortest / PRECISE) : kept;
    }

    private static List<Used> coarser(List<Used> log, long together) {
        List<Used> merged = new ArrayList<>();
        long first = Long.MIN_VALUE;
        for (Used one : log) {
            if (!merged.isEmpty() && one.at() - first <= together) {
                Used last = merged.remove(merged.size() - 1);
                merged.add(new Used(one.at(), last.count() + one.count()));
            } else {
                first = one.at();
                merged.add(one);
            }
        }
        return merged;
    }

    static long micros(Duration period) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(period));
    }
}
