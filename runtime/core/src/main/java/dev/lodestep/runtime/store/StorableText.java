package dev.lodestep.runtime.store;

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

    /** Why a write cannot be stored, naming the part that cannot; empty if it can be. */
    public static Optional<String> objection(RunWrite write) {
        String part = unstorablePart(write);
        return part == null
                ? Optional.empty()
                : Optional.of(part + " holds a NUL character or half of a surrogate pair; send well-formed text");
    }

    private static @Nullable String unstorablePart(RunWrite write) {
        if (write instanceof RunWrite.Start start) {
            return !accepts(start.id()) ? "the run id" : !accepts(start.workflow()) ? "the workflow's name" : null;
        }
        for (NewEntry entry : ((RunWrite.Fenced) write).entries()) {
            if (!accepts(entry.node())) {
                return "a node's name";
            }
        }
        if (write instanceof RunWrite.Park park) {
            String child = unstorablePart(park.children());
            return child != null ? child : unstorablePart(park.waits(), park.reason(), park.checkpoint());
        }
        if (write instanceof RunWrite.Open open) {
            String child = unstorablePart(open.children());
            return child != null ? child : unstorablePart(open.waits(), null, null);
        }
        if (write instanceof RunWrite.TimeOut timeOut) {
            return unstorablePart(timeOut.waits(), null, null);
        }
        if (write instanceof RunWrite.Finish finish) {
            return unstorablePart(List.of(), finish.reason(), finish.checkpoint());
        }
        return null;
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
            Iterable<String> waits, @Nullable String reason, @Nullable Checkpoint checkpoint) {
        for (String wait : waits) {
            if (!accepts(wait)) {
                return "the name of a wait";
            }
        }
        if (!accepts(reason)) {
            return "the reason";
        }
        return checkpoint != null && !accepts(checkpoint.fingerprint()) ? "the checkpoint's fingerprint" : null;
    }
}
