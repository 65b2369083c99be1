package dev.lodestep.runtime.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** The mapper that a user gives for what {@link Codecs#databind(Class)} covers; apart, so that nobody else depends on databind. */
public final class Mapper {
    private final ObjectMapper mapper;

    private Mapper(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** That mapper, as it is. */
    public static Mapper of(ObjectMapper mapper) {
        return new Mapper(mapper);
    }

    static @Nullable ObjectMapper orNull(@Nullable Mapper given) {
        return given == null ? null : given.mapper;
    }
}
