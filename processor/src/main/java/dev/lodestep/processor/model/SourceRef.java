package dev.lodestep.processor.model;

/**
 * Where something was written: an opaque handle that only the reader, which makes it, and the sink, which reports at it, can open.
 *
 * <p>Two handles are equal when they stand for the same place, so that one fault at one place is reported once.
 */
public interface SourceRef {
    /** Compares two places as they come in the source, like a comparator; 0 where that is not known. */
    default int comparedTo(SourceRef other) {
        return 0;
    }
}
