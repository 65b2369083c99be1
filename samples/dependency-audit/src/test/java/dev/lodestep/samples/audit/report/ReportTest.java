package dev.lodestep.samples.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lodestep.samples.audit.report.ReportRow.Kind;
import dev.lodestep.samples.audit.report.ReportRow.State;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String HOSTILE = "<script>alert('1')</script>\"&\u001b[31m\n<!--rows-->$1\\.jar";

    @Test
    void aHostileNameIsOnlyTextInThePage() {
        String page = HtmlReport.render(
                report(row(HOSTILE, Kind.CORRUPT, State.QUARANTINED), row(HOSTILE, Kind.UNKNOWN, State.WAITING)));

        assertThat(page.split("<script", -1)).as("the page's own script only").hasSize(2);
        assertThat(page)
                .doesNotContain("alert('1')", "\u001b", "<!--rows-->$1")
                .contains(
                        "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;\uFFFD[31m\uFFFD&lt;!--rows--&gt;$1\\.jar");
    }

    @Test
    void aHostileNameCannotSteerATerminal() {
        String text = TerminalReport.render(
                report(row(HOSTILE, Kind.CORRUPT, State.QUARANTINED), row(HOSTILE, Kind.UNKNOWN, State.WAITING)));

        assertThat(text).doesNotContain("\u001b").contains("<script>alert('1')");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("<!--rows-->"));
    }

    @Test
    void theCommandToPasteIsOneArgumentForAShellWhateverTheName() {
        assertThat(Escape.shell("org/a-1.0.jar@12@34")).isEqualTo("org/a-1.0.jar@12@34");
        assertThat(Escape.shell("it's $(rm -rf x).jar")).isEqualTo("'it'\\''s $(rm -rf x).jar'");
        assertThat(Escape.shell("a\n'b\\\u001b")).isEqualTo("$'a\\x0a\\'b\\\\\\x1b'");
        assertThat(Escape.shell("")).isEqualTo("''");
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = HtmlReport.render(report(row("a.jar", Kind.PERMISSIVE, State.ACCEPTED)));

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'")
                .doesNotContain("http://", "https://", " src=", "<link", "@import", "url(");
        assertThat(Pattern.compile("<!--").matcher(page).find())
                .as("every place is filled")
                .isFalse();
    }

    @Test
    void anEmptyRepositoryHasAPageAndASummary() {
        assertThat(HtmlReport.render(report()))
                .contains("Nothing is corrupt, and nothing failed.", "Nothing waits for a review.", "0 artifacts");
        assertThat(TerminalReport.render(report())).startsWith("0 artifacts, 0 B, in /repo");
    }

    @Test
    void fiveThousandArtifactsHaveARowEachAndAShortSummary() {
        List<ReportRow> rows = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            rows.add(row(
                    "org/a" + i + ".jar",
                    i % 2 == 0 ? Kind.COPYLEFT : Kind.CORRUPT,
                    i % 2 == 0 ? State.WAITING : State.QUARANTINED));
        }
        Report report = report(rows.toArray(ReportRow[]::new));

        assertThat(HtmlReport.render(report).split("<tr data-kind", -1)).hasSize(5001);
        assertThat(TerminalReport.render(report).lines().count()).isLessThan(60);
        assertThat(TerminalReport.render(report)).contains("and 2490 more: see the page");
    }

    @Test
    void theSummaryCountsByKindAndNamesWhatToDo() {
        assertThat(TerminalReport.render(report(
                                row("b.jar", Kind.PERMISSIVE, State.ACCEPTED),
                                row("a.jar", Kind.PERMISSIVE, State.ACCEPTED),
                                row("c.jar", Kind.CORRUPT, State.QUARANTINED),
                                row("d.jar", Kind.COPYLEFT, State.WAITING)))
                        .replace("\r\n", "\n"))
                .isEqualTo("""
                        4 artifacts, 4.9 kB, in /repo

                          corrupt           1  ########
                          copyleft          1  ########
                          permissive        2  ###############

                        Quarantined or failed:
                          c.jar
                              detail of c.jar

                        Waiting for review (approve, or reject):
                          d.jar  [copyleft: detail of d.jar]
                              approve id:d.jar
                        """);
    }

    private static Report report(ReportRow... rows) {
        return new Report("/repo", List.of(rows), id -> "approve " + id);
    }

    private static ReportRow row(String path, Kind kind, State state) {
        return new ReportRow(
                "id:" + path, path, 1234, kind, state, "detail of " + path, "source", "MATCHES", "aa", "bb", 3, "");
    }
}
