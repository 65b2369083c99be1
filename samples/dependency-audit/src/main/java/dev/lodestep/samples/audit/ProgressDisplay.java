package dev.lodestep.samples.audit;

import java.time.Duration;
import java.util.function.Consumer;

/** Shows progress: a bar that is drawn over on a terminal, a line now and then elsewhere. */
final class ProgressDisplay implements Consumer<ProgressLine> {
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(3);

    private final Terminal terminal;
    private Duration next = NOW_AND_THEN;
    private boolean drawn;

    ProgressDisplay(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(ProgressLine line) {
        if (terminal.interactive()) {
            terminal.out().print("\r\u001b[K" + line.bar(terminal.width() - 1));
            terminal.out().flush();
            drawn = true;
        } else if (line.elapsed().compareTo(next) >= 0 || line.done() == line.total()) {
            terminal.out().println(line.plain());
            terminal.out().flush();
            next = line.elapsed().plus(NOW_AND_THEN);
        }
    }

    /** Ends the line that was drawn over. */
    void end() {
        if (drawn) {
            terminal.out().println();
        }
    }
}
