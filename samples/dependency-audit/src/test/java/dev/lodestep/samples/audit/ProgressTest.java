package dev.lodestep.samples.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void theBarFillsWithWhatIsDone() {
        assertThat(line(50, 0).bar(200))
                .isEqualTo("[##############--------------]  50%  50/100 artifacts, 3 to review, 2 refused");
        assertThat(line(100, 0).bar(200)).startsWith("[############################] 100%  100/100");
    }

    @Test
    void itNeverBreaksALine() {
        for (int width = 0; width < 100; width++) {
            assertThat(line(50, 5).bar(width).length()).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void whatIsLeftIsReckonedFromWhatWasDoneNow() {
        assertThat(new ProgressLine(100, 40, 60, 0, 0, Duration.ofSeconds(10)).plain())
                .endsWith(", 20 s left");
        assertThat(new ProgressLine(1000, 0, 1, 0, 0, Duration.ofSeconds(10)).plain())
                .endsWith(", 167 min left");
        assertThat(new ProgressLine(100, 40, 40, 0, 0, Duration.ofSeconds(10)).plain())
                .doesNotContain("left");
    }

    @Test
    void anEmptyRepositoryIsDone() {
        assertThat(new ProgressLine(0, 0, 0, 0, 0, Duration.ZERO).bar(200)).contains("100%");
    }

    @Test
    void aTerminalIsDrawnOverAndALogGetsALineNowAndThen() {
        assertThat(shown(true))
                .isEqualTo("\r\u001b[K" + line(1, 1).bar(79) + "\r\u001b[K"
                        + line(2, 2).bar(79) + "\r\u001b[K" + line(3, 4).bar(79) + System.lineSeparator());
        assertThat(shown(false)).isEqualTo(line(3, 4).plain() + System.lineSeparator());
    }

    private static String shown(boolean interactive) {
        StringWriter out = new StringWriter();
        ProgressDisplay display = new ProgressDisplay(new Terminal(new PrintWriter(out), interactive, 80));
        display.accept(line(1, 1));
        display.accept(line(2, 2));
        display.accept(line(3, 4));
        display.end();
        return out.toString();
    }

    private static ProgressLine line(int done, int seconds) {
        return new ProgressLine(100, 0, done, 3, 2, Duration.ofSeconds(seconds));
    }
}
