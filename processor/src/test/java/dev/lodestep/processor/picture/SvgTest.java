package dev.lodestep.processor.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The document says what is drawn, to eyes, ears and scripts, and no name can break it. */
class SvgTest {
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"' onload='x",
            "]]>&amp;<!--",
            "Bestellung prüfen",
            "注文を確認する注文を確認する注文を確認する",
            "🚚🚚🚚",
            "e\u0301".repeat(60),
            "\u202egnitrever",
            "\u0000\u0007\ud800 alone",
            "line\nbreak\ttab",
            "a.b",
            "a b",
            "",
            "x".repeat(5_000));

    @ParameterizedTest
    @ValueSource(strings = {"five", "twenty", "sixty"})
    void isAsInTheDocumentation(String name) throws IOException {
        Path file = Path.of("docs", name + ".svg");
        String actual = Picture.svg(ChartText.named(name)).orElseThrow();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    @Test
    void everyNodeIsAGroupOfItsKindUnderItsName() throws Exception {
        Document document =
                parsed(ChartText.of("kinds", "wait answer", "sleep pause", "child part", "start -> answer"));

        assertThat(classOf(document, "node-start")).isEqualTo("node step");
        assertThat(classOf(document, "node-answer")).isEqualTo("node wait");
        assertThat(classOf(document, "node-pause")).isEqualTo("node sleep");
        assertThat(classOf(document, "node-part")).isEqualTo("node child");
    }

    @Test
    void edgesSayWhatTheyConnectAndHow() throws Exception {
        String svg = Picture.svg(ChartText.of("edges", "a -> b ..> c : Granted", "a ~> c", "c => a"))
                .orElseThrow();

        assertThat(svg)
                .contains("class=\"edge flow\" data-from=\"a\" data-to=\"b\"")
                .contains("class=\"edge order\" data-from=\"b\" data-to=\"c\"")
                .contains("class=\"edge value\" data-from=\"a\" data-to=\"c\"")
                .contains("class=\"edge loop\" data-from=\"c\" data-to=\"a\"")
                .contains(">Granted</text>");
    }

    @Test
    void tellsThoseWhoCannotSeeIt() throws Exception {
        Document document =
                parsed(ChartText.of("Order v1", "wait answer", "ask -> answer -> ship : Yes", "answer -> end"));
        Element root = document.getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(text(root, "title")).isEqualTo("Order v1");
        assertThat(text(root, "desc")).isEqualTo("3 steps, 1 wait. ask to answer (Yes); answer to end, ship.");
    }

    @Test
    void isLightAndDark() {
        assertThat(Picture.svg(ChartText.of("one", "step a")).orElseThrow())
                .contains("@media (prefers-color-scheme: dark)");
    }

    @Test
    void hostileNamesAreEscapedAndShortenedAndKeptApart() throws Exception {
        List<Chart.Node> nodes = HOSTILE.stream()
                .map(each -> new Chart.Node(each, Chart.NodeKind.STEP, each))
                .toList();
        List<Chart.Edge> edges = HOSTILE.stream()
                .map(each -> new Chart.Edge(HOSTILE.get(0), each, Chart.EdgeKind.FLOW, Optional.of(each)))
                .toList();
        Chart chart = new Chart(HOSTILE.get(0), nodes, edges);

        Readable.check(chart);
        Document document = parsed(chart);
        Set<String> ids = new HashSet<>();
        NodeList groups = document.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.hasAttribute("id")) {
                assertThat(group.getAttribute("id")).matches("node-[A-Za-z0-9_.-]*");
                assertThat(ids.add(group.getAttribute("id"))).isTrue();
            }
        }
        assertThat(ids).hasSameSizeAs(HOSTILE);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(Picture.drawn(chart).orElseThrow().boxes())
                .allSatisfy(each -> assertThat(each.area().width()).isLessThan(300));
    }

    @Test
    void isAsciiWhateverTheNames() {
        String svg = Picture.svg(ChartText.of("注文", "prüfen -> 🚚")).orElseThrow();

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(svg)).isTrue();
        assertThat(svg).contains("&#x1f69a;");
    }

    private static Document parsed(Chart chart) throws Exception {
        String svg = Picture.svg(chart).orElseThrow();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String classOf(Document document, String id) {
        NodeList groups = document.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute("id").equals(id)) {
                return group.getAttribute("class");
            }
        }
        return "no group " + id;
    }

    private static String text(Element element, String child) {
        return element.getElementsByTagName(child).item(0).getTextContent();
    }
}
