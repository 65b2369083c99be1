package dev.lodestep.benchmarks.compile;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Classes with an injected constructor for Dagger, in chains of ten, and the component that gives the end of each chain. */
final class InjectionSource {
    private static final int CHAIN = 10;

    private InjectionSource() {}

    static String of(int number) {
        return """
                package bench;

                import javax.inject.Inject;

                public class Part# {
                    @Inject
                    public Part#(@BEFORE) {}
                }
                """.replace("@BEFORE", number % CHAIN == 0 ? "" : "Part" + (number - 1) + " before")
                .replace("#", Integer.toString(number));
    }

    static String component(int n) {
        return IntStream.range(0, n)
                .filter(i -> i % CHAIN == CHAIN - 1 || i == n - 1)
                .mapToObj(i -> "    Part" + i + " part" + i + "();\n")
                .collect(Collectors.joining(
                        "", "package bench;\n\n@dagger.Component\npublic interface Graph {\n", "}\n"));
    }
}
