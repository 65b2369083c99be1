package dev.lodestep.runtime.flow;

import dev.lodestep.runtime.store.SharedLimits.Answer;
import dev.lodestep.runtime.store.SharedLimits.Ask;
import dev.lodestep.runtime.store.SharedLimits.Begun;
import dev.lodestep.runtime.store.SharedLimits.Cap;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The permits that this worker holds of one limit that the store keeps.
 *
 * <p>As long as nobody else lacks permits, those that are free again are kept for a moment, so that a limit that is not reached costs no call
 * for each attempt. While others lack some, free ones are offered to the store at once, which says how many of them this worker is entitled to.
 *
 * <p>From the moment when an ask is made until it is answered, no more is used than the ask says is kept: so whichever of the two the store
 * has recorded, what is used is within it. Not thread-safe.
 */
final class Pool implements Room {
    private static final Stay FREE = new Stay() {
        @Override
        public void begins(long now) {}

        @Override
        public void ends(boolean begun) {}
    };

    private final String name;
    private final boolean rate;
    private final Function<List<Cap>, String> description;
    private final Pace pace = new Pace();
    private final List<Cap> caps = new ArrayList<>(1);
    private final Deque<Long> begun = new ArrayDeque<>();
    private @Nullable Sent sent;
    private boolean known;
    private boolean contended;
    private boolean active;
    private boolean freed;
    private int held;
    private int entitled;
    private int taken;
    private int waiting;
    private int wanted;
    private long turn;

    /** An ask that was not answered yet, and how many beginnings it tells of. */
    private record Sent(Ask ask, int begun) {}

    /**
     * Without a limit yet.
     *
     * @param rate whether permits are used up by beginning, or else for as long as an attempt runs
     */
    Pool(String name, boolean rate, Function<List<Cap>, String> description) {
        this.name = name;
        this.rate = rate;
        this.description = description;
    }

    /** The limit as another node says it; all hold. */
    void add(Cap cap) {
        if (!caps.contains(cap)) {
            caps.add(cap);
            known = false;
        }
    }

    List<Cap> caps() {
        return caps;
    }

    @Override
    public long pause(long now) {
        return spare() > 0 ? 0 : LATER;
    }

    @Override
    public int spare() {
        return caps.isEmpty() ? Integer.MAX_VALUE : Math.max(0, most() - used());
    }

    private int most() {
        return sent == null ? entitled : sent.ask().keep();
    }

    /** What permits are used by; what has begun uses one until the store knows. */
    private int used() {
        return taken + begun.size() - (sent == null ? 0 : sent.begun());
    }

    @Override
    public Stay permit() {
        if (caps.isEmpty()) {
            return FREE;
        }
        taken++;
        active = true;
        return new Stay() {
            @Override
            public void begins(long now) {
                if (rate) {
                    taken--;
                    begun.addLast(now);
                }
            }

            @Override
            public void ends(boolean hasBegun) {
                if (!hasBegun || !rate) {
                    taken--;
                    freed = true;
                }
            }
        };
    }

    @Override
    public String describe() {
        return description.apply(caps);
    }

    void nobodyWaits() {
        waiting = 0;
    }

    @Override
    public void wanted(int attempts) {
        waiting = (int) Math.min(Integer.MAX_VALUE / 4, (long) waiting + attempts);
    }

    private int lacking() {
        return Math.max(0, waiting - spare());
    }

    /** Whether the last ask has to be made again. */
    boolean isUnanswered() {
        return sent != null;
    }

    /** In how many nanoseconds there is something new to be said to the store; {@link #LATER} if there is nothing. */
    long due(long now) {
        if (caps.isEmpty() || sent != null) {
            return LATER;
        }
        if (!known) {
            return 0;
        }
        boolean newlyLacks = lacking() > 0 && wanted <= held;
        boolean offers = contended && freed && held > used();
        if (newlyLacks || offers) {
            return pace.atOnce(now);
        }
        return held > 0 || wanted > 0 || !begun.isEmpty() ? pace.inTime(now) : LATER;
    }

    /** What is to be said to the store: the same as before if that was not answered. */
    Ask ask(long now) {
        if (sent == null) {
            boolean spares = contended || !active;
            int kept = taken + (spares ? 0 : Math.max(0, held - used()));
            int ahead = spares ? 0 : begun.size();
            int wants = Math.max(kept, taken + Math.max(waiting, ahead));
            sent = new Sent(new Ask(name, caps, ++turn, kept, wants, begun(now)), begun.size());
            active = false;
            freed = false;
        }
        return sent.ask();
    }

    /** Those that began at the same time together. */
    private List<Begun> begun(long now) {
        List<Begun> all = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (long at : begun) {
            int size = all.size();
            if (size > 0 && at == last) {
                all.set(
                        size - 1,
                        new Begun(all.get(size - 1).ago(), all.get(size - 1).count() + 1));
            } else {
                all.add(new Begun(Duration.ofNanos(now - at), 1));
                last = at;
            }
        }
        return all;
    }

    /** The store's answer. */
    void hears(Answer answer, long now) {
        Sent was = sent;
        if (was == null) {
            return;
        }
        boolean news = answer.held() != held || answer.contended() != contended || !known || was.begun() > 0;
        for (int i = 0; i < was.begun(); i++) {
            begun.removeFirst();
        }
        sent = null;
        known = true;
        held = answer.held();
        entitled = answer.entitled();
        freed |= answer.contended() && !contended;
        contended = answer.contended();
        wanted = was.ask().wants();
        pace.said(now, news, wanted > held, answer.more().filter(more -> rate && !contended));
    }

    /** The worker under whose number permits were held is dead: nothing is held any more. What runs still runs. */
    void forget() {
        sent = null;
        known = false;
        contended = false;
        held = 0;
        entitled = 0;
        wanted = 0;
        begun.clear();
    }
}
