package dev.lodestep.processor.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at cron texts, as far as that goes without the library that understands them at run time: {@code 30 2 * * MON-FRI}. */
public final class CronText {
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
            new Field("day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")));

    /** One of what commas separate: a star, a value or a range, and in which steps. */
    private static final Pattern PART = Pattern.compile("(?:\\*|(\\w{1,3})(?:-(\\w{1,3}))?)(?:/(\\d{1,4}))?");

    private CronText() {}

    /** What stands at one place of a text. Names count from the least value. */
    private record Field(String name, int least, int most, List<String> names) {
        Optional<Integer> value(String text) {
            int index = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (index >= 0) {
                return Optional.of(least + index);
            }
            return text.matches("\\d+") ? Optional.of(Integer.parseInt(text)).filter(this::contains) : Optional.empty();
        }

        private boolean contains(int value) {
            return value >= least && value <= most;
        }

        String values() {
            return least + " to " + most
                    + (names.isEmpty() ? "" : " or " + names.get(0) + " to " + names.get(names.size() - 1));
        }
    }

    /** What is wrong with a text, to follow "it has" or the like; empty where nothing is found. */
    public static Optional<String> fault(String text) {
        String[] fields = text.strip().isEmpty() ? new String[0] : text.strip().split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            return Optional.of("it has " + fields.length + (fields.length == 1 ? " field" : " fields") + ", not 5");
        }
        for (int i = 0; i < fields.length; i++) {
            Field field = FIELDS.get(i);
            for (String part : fields[i].split(",", -1)) {
                if (!fits(part, field)) {
                    return Optional.of("its " + field.name() + " is " + fields[i] + ", and may be " + field.values());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String part, Field field) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            return false;
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        String step = matcher.group(3);
        if (step != null && (Integer.parseInt(step) < 1 || Integer.parseInt(step) > field.most())) {
            return false;
        }
        if (first == null) {
            return true;
        }
        Optional<Integer> from = field.value(first);
        if (last == null) {
            return from.isPresent();
        }
        Optional<Integer> to = field.value(last);
        return from.isPresent() && to.isPresent() && from.get() <= to.get();
    }
}
