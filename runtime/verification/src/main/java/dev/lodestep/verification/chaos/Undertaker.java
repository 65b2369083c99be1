package dev.lodestep.verification.chaos;

import dev.lodestep.verification.chaos.process.Folders;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Clears up after a campaign, also if that is killed itself: a small process that waits for the end of its input, then ends the server whose
 * data are in the campaign's folder, and deletes the folder.
 */
final class Undertaker implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            cat > /dev/null
            pid=$(head -n 1 "$0/postgres/postmaster.pid" 2> /dev/null)
            if [ -n "$pid" ]; then kill -QUIT "$pid" 2> /dev/null; sleep 1; fi
            sleep 1
            rm -rf "$0"
            """;

    private final Path folder;
    private final boolean keep;
    private final Process process;

    Undertaker(Path folder, boolean keep) throws IOException {
        this.folder = folder;
        this.keep = keep;
        this.process = new ProcessBuilder("sh", "-c", SCRIPT, folder.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    Path folder() {
        return folder;
    }

    /** All that ran has ended: there is nothing left but the folder. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!keep) {
            Folders.delete(folder);
        }
    }
}
