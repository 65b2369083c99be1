package dev.lodestep.verification.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of one's own that keeps what it has acknowledged, as in production, and can be made to crash. */
final class OwnServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final EmbeddedPostgres server;
    private final Path data;

    OwnServer(Path data) throws IOException {
        this.data = data;
        // the library starts it with -F, synchronous_commit=off and full_page_writes=off
        this.server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** Stops it without letting it write anything more, and starts it again. */
    void crash() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        String postgres = Files.readString(data.resolve("postmaster.opts")).split(" ", 2)[0];
        String control = Path.of(postgres).resolveSibling("pg_ctl").toString();
        command.addAll(List.of(control, "-D", data.toString(), "-m", "immediate", "-w", "restart"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("PostgreSQL did not come back");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
