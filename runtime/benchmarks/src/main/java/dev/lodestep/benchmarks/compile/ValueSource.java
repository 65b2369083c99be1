package dev.lodestep.benchmarks.compile;

/** A value type of AutoValue: six properties and a builder. */
final class ValueSource {
    private static final String TEXT = """
            package bench;

            import com.google.auto.value.AutoValue;
            import java.time.Instant;
            import java.util.List;
            import java.util.Optional;

            @AutoValue
            public abstract class Value# {
                public abstract String name();

                public abstract int count();

                public abstract long total();

                public abstract List<String> tags();

                public abstract Optional<String> note();

                public abstract Instant at();

                public static Builder builder() {
                    return @BUILDER;
                }

                @AutoValue.Builder
                public abstract static class Builder {
                    public abstract Builder name(String name);

                    public abstract Builder count(int count);

                    public abstract Builder total(long total);

                    public abstract Builder tags(List<String> tags);

                    public abstract Builder note(Optional<String> note);

                    public abstract Builder at(Instant at);

                    public abstract Value# build();
                }
            }
            """;

    private ValueSource() {}

    /**
     * The source.
     *
     * @param builder the expression that makes a builder
     */
    static String of(int number, String builder) {
        return TEXT.replace("@BUILDER", builder).replace("#", Integer.toString(number));
    }
}
