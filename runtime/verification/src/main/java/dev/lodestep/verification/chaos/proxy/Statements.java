package dev.lodestep.verification.chaos.proxy;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Knows of one connection whether what it did last has written anything, and whether that is committed; told by two threads. */
final class Statements {
    private static final Pattern WRITES = Pattern.compile("\\b(INSERT|UPDATE|DELETE)\\b", Pattern.CASE_INSENSITIVE);

    private final Map<String, Boolean> prepared = new HashMap<>();
    private boolean wrote;

    /** A client's message. */
    synchronized void sent(Frame frame) {
        switch (frame.type()) {
            case 'Q' -> wrote |= writes(frame.text(0));
            case 'P' -> prepared.put(frame.text(0), writes(frame.text(1)));
            case 'B' -> wrote |= prepared.getOrDefault(frame.text(1), false); // a portal, then a statement
            default -> {}
        }
    }

    /** Whether a server's message says that something that was written is committed: it is ready, and in no transaction. */
    synchronized boolean committed(Frame frame) {
        if (frame.type() != 'Z' || frame.first() != 'I') {
            return false;
        }
        boolean committed = wrote;
        wrote = false;
        return committed;
    }

    private static boolean writes(String sql) {
        return WRITES.matcher(sql).find();
    }
}
