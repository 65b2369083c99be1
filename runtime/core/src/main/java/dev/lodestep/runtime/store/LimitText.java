package dev.lodestep.runtime.store;

import dev.lodestep.runtime.store.SharedLimits.Cap;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text of a {@link LimitBook}, for people who look at it with SQL, too. A line for each worker, {@code worker 4711 turn 3 holds 2 wants 5
 * served 9 caps 4/0}, with periods in microseconds, and one for each time at which something began, {@code began 1767225600000000 x 2}.
 */
final class LimitText {
    private LimitText() {}

    static String write(LimitBook book) {
        StringBuilder text = new StringBuilder();
        book.entries()
                .forEach((worker, entry) -> text.append("worker ")
                        .append(worker)
                        .append(" turn ")
                        .append(entry.turn())
                        .append(" holds ")
                        .append(entry.held())
                        .append(" wants ")
                        .append(entry.wants())
                        .append(" served ")
                        .append(entry.served())
                        .append(" caps ")
                        .append(entry.caps().stream()
                                .map(cap -> cap.most() + "/" + LimitBook.micros(cap.period()))
                                .collect(Collectors.joining(",")))
                        .append('\n'));
        book.used()
                .forEach(one -> text.append("began ")
                        .append(one.at())
                        .append(" x ")
                        .append(one.count())
                        .append('\n'));
        return text.toString();
    }

    static LimitBook read(String text) {
        TreeMap<Long, LimitBook.Entry> entries = new TreeMap<>();
        List<LimitBook.Used> used = new ArrayList<>();
        try {
            for (String line : text.lines().toList()) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("worker")) {
                    entries.put(Long.parseLong(words[1]), entry(words));
                } else {
                    used.add(new LimitBook.Used(Long.parseLong(words[1]), Integer.parseInt(words[3])));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return LimitBook.EMPTY;
        }
        return new LimitBook(entries, used);
    }

    private static LimitBook.Entry entry(String[] words) {
        return new LimitBook.Entry(
                Long.parseLong(words[3]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[7]),
                Long.parseLong(words[9]),
                Arrays.stream(words[11].split(",", -1)).map(LimitText::cap).toList());
    }

    private static Cap cap(String text) {
        int slash = text.indexOf('/');
        return new Cap(
                Integer.parseInt(text.substring(0, slash)),
                Duration.of(Long.parseLong(text.substring(slash + 1)), ChronoUnit.MICROS));
    }
}
