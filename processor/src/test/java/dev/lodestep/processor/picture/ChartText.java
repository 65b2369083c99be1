package dev.lodestep.processor.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads charts as tests write them: {@code wait approval} gives a node its kind, and a line such as {@code check -> pay -> ship : Clear}
 * connects nodes, with {@code ->} for what follows, {@code ..>} for mere order, {@code ~>} for values and {@code =>} for loops.
 */
final class ChartText {
    private static final Pattern KIND = Pattern.compile("(step|wait|sleep|child) (.+)");
    private static final Pattern LINK = Pattern.compile("(->|\\.\\.>|~>|=>)");
    private static final Map<String, Chart.EdgeKind> KINDS = Map.of(
            "->", Chart.EdgeKind.FLOW,
            "..>", Chart.EdgeKind.ORDER,
            "~>", Chart.EdgeKind.VALUE,
            "=>", Chart.EdgeKind.LOOP);

    private ChartText() {}

    static Chart named(String name) throws IOException {
        Path file = Path.of("src", "test", "resources", "picture", name + ".txt");
        return of(name, Files.readString(file).split("\n"));
    }

    static Chart of(String title, String... lines) {
        Map<String, Chart.NodeKind> nodes = new LinkedHashMap<>();
        List<Chart.Edge> edges = new ArrayList<>();
        for (String line : lines) {
            Matcher kind = KIND.matcher(line.strip());
            if (kind.matches()) {
                for (String name : kind.group(2).split(", *")) {
                    nodes.put(name, Chart.NodeKind.valueOf(kind.group(1).toUpperCase(Locale.ROOT)));
                }
            } else if (!line.isBlank()) {
                connect(line.strip(), nodes, edges);
            }
        }
        List<Chart.Node> list = nodes.entrySet().stream()
                .map(each -> new Chart.Node(each.getKey(), each.getValue(), ""))
                .toList();
        return new Chart(title, list, edges);
    }

    /** The label is that of the first arrow. */
    private static void connect(String line, Map<String, Chart.NodeKind> nodes, List<Chart.Edge> edges) {
        String[] parts = line.split(" : ", 2);
        Optional<String> label = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
        String[] names = LINK.split(parts[0]);
        Matcher links = LINK.matcher(parts[0]);
        for (int i = 0; i < names.length; i++) {
            nodes.putIfAbsent(names[i].strip(), Chart.NodeKind.STEP);
            if (i > 0 && links.find()) {
                Chart.EdgeKind kind = KINDS.get(links.group());
                edges.add(new Chart.Edge(names[i - 1].strip(), names[i].strip(), kind, label));
                label = Optional.empty();
            }
        }
    }
}
