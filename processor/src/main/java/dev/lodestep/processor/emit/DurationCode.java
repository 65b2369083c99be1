package dev.lodestep.processor.emit;

import dev.lodestep.processor.model.DurationText;
import dev.lodestep.processor.model.RetryModel;
import dev.lodestep.processor.model.Sourced;
import dev.lodestep.processor.model.TypeRef;
import java.time.Duration;
import java.util.List;

/** Writes durations and retry policies, in the largest unit that says them exactly. */
final class DurationCode {
    private DurationCode() {}

    /** A text that was checked to be a duration. */
    static Duration parse(Sourced<String> text) {
        return DurationText.parse(text.value())
                .orElseThrow(() -> new IllegalArgumentException("no duration: " + text.value()));
    }

    static Code of(Duration duration) {
        if (duration.isZero()) {
            return Code.of("$T.ZERO", Duration.class);
        }
        if (duration.toNanosPart() % 1_000_000 != 0) {
            return Code.of("$T.parse($S)", Duration.class, duration.toString());
        }
        long millis = duration.toMillis();
        if (millis % 86_400_000 == 0) {
            return unit("Days", millis / 86_400_000);
        }
        if (millis % 3_600_000 == 0) {
            return unit("Hours", millis / 3_600_000);
        }
        if (millis % 60_000 == 0) {
            return unit("Minutes", millis / 60_000);
        }
        return millis % 1000 == 0 ? unit("Seconds", millis / 1000) : unit("Millis", millis);
    }

    static Code of(RetryModel retry, JavaTypes types) {
        Code.Builder code = new Code.Builder()
                .add(
                        "$T.of($L, $L, $L, $L, $L)",
                        Runtime.RETRY,
                        retry.maxAttempts().value(),
                        of(parse(retry.initial())),
                        number(retry.factor().value()),
                        of(parse(retry.cap())),
                        number(retry.jitter().value()));
        exceptions(code, "on", retry.on(), types);
        exceptions(code, "notOn", retry.notOn(), types);
        return code.build();
    }

    private static void exceptions(Code.Builder code, String method, List<TypeRef> exceptions, JavaTypes types) {
        if (!exceptions.isEmpty()) {
            Code classes = exceptions.stream()
                    .map(each -> Code.of("$T.class", types.raw(each)))
                    .collect(Code.joining(", "));
            code.add("$>$>\n.$L($L)$<$<", method, classes);
        }
    }

    private static Code unit(String unit, long amount) {
        return Code.of("$T.of$L($L)", Duration.class, unit, amount > Integer.MAX_VALUE ? amount + "L" : "" + amount);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
