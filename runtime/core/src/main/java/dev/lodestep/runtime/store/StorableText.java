package dev.lodestep.runtime.store;

import dev.lodestep.runtime.RunQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text that every store can keep and give back unchanged: no NUL, no half of a surrogate pair. */
public final class StorableText {
    private StorableText() {}

    /** Whether a text survives being stored. */
    public static boolean accepts(@Nullable String text) {
        if (text == null) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a query asks for nothing but storable text: one that does not finds nothing. */
    public static boolean accepts(RunQuery query) {
        return accepts(query.workflow().orElse(null))
                && accepts(query.idPrefix())
                && accepts(query.waitsFor().orElse(null))
                && accepts(query.failure().orElse(null))
                && accepts(query.parent().orElse(null))
                && query.attributes().entrySet().stream()
                        .allMatch(one -> accepts(one.getKey()) && accepts(one.getValue()));
    }

    /**
     * The smallest text, in the order of code points, that is greater than all that begin with a prefix; empty if there is none. For stores
     * that look prefixes up by an index.
     */
    public static Optional<String> behind(String prefix) {
        int[] points = prefix.codePoints().toArray();
        int last = points.length - 1;
        while (last >= 0 && points[last] == Character.MAX_CODE_POINT) {
            last--;
        }
        if (last < 0) {
            return Optional.empty();
        }
        int next = points[last] + 1;
        points[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        return Optional.of(new String(points, 0, last + 1));
    }

    /** Why a write cannot be stored, naming the part that cannot; empty if it can be. */
    public static Optional<String> objection(RunWrite write) {
        String part = unstorablePart(write);
        return part == null
                ? Optional.empty()
                : Optional.of(part + " holds a NUL character or half of a surrogate pair; send well-formed text");
    }

    private static @Nullable String unstorablePart(RunWrite write) {
        if (write instanceof RunWrite.Start start) {
            return unstorablePart(start);
        }
        for (NewEntry entry : ((RunWrite.Fenced) write).entries()) {
            if (!accepts(entry.node())) {
                return "a node's name";
            }
        }
        if (write instanceof RunWrite.Park park) {
            String child = unstorablePart(park.children());
            return child != null
                    ? child
                    : unstorablePart(park.waits(), park.reason(), park.failure(), park.checkpoint());
        }
        if (write instanceof RunWrite.Open open) {
            String child = unstorablePart(open.children());
            return child != null ? child : unstorablePart(open.waits(), null, null, null);
        }
        if (write instanceof RunWrite.TimeOut timeOut) {
            return unstorablePart(timeOut.waits(), null, null, null);
        }
        if (write instanceof RunWrite.Finish finish) {
            return unstorablePart(List.of(), finish.reason(), finish.failure(), finish.checkpoint());
        }
        return null;
    }

    private static @Nullable String unstorablePart(RunWrite.Start start) {
        if (!accepts(start.id())) {
            return "the run id";
        }
        if (!accepts(start.workflow())) {
            return "the workflow's name";
        }
        boolean attributes = start.attributes().entrySet().stream()
                .allMatch(one -> accepts(one.getKey()) && accepts(one.getValue()));
        return attributes ? null : "an attribute";
    }

    private static @Nullable String unstorablePart(List<NewChild> children) {
        for (NewChild child : children) {
            if (!accepts(child.id()) || !accepts(child.node()) || !accepts(child.workflow())) {
                return "the id, the node or the workflow of a child";
            }
        }
        return null;
    }

    private static @Nullable String unstorablePart(
            Iterable<String> waits,
            @Nullable String reason,
            @Nullable String failure,
            @Nullable Checkpoint checkpoint) {
        for (String wait : waits) {
            if (!accepts(wait)) {
                return "the name of a wait";
            }
        }
        if (!accepts(reason) || !accepts(failure)) {
            return "the reason";
        }
        return checkpoint != null && !accepts(checkpoint.fingerprint()) ? "the checkpoint's fingerprint" : null;
    }
}
