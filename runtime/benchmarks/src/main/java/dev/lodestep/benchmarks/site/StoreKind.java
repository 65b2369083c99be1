package dev.lodestep.benchmarks.site;

import java.util.Locale;

/** The stores that can be measured. */
public enum StoreKind {
    /** A file. */
    SQLITE,
    /** A server that is named, or one that is brought along. */
    POSTGRES,
    /** Nothing durable: what an engine costs by itself, in one process. */
    MEMORY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
