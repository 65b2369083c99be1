package dev.lodestep.samples.audit;

import dev.lodestep.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a line {@code runId method attempt BEGIN|END} for every execution of a step or a compensation, at once, so that others can count
 * from outside what a killed audit did twice. Blanks in run ids are written as {@code %20}.
 */
public interface EffectsLog extends AutoCloseable {

    /** Says that the method of a step or a compensation begins. */
    void begin(String method, StepContext step);

    /** Says that its work is done; not said of one that failed. */
    void end(String method, StepContext step);

    @Override
    void close();

    /** The log that nobody asked for. */
    static EffectsLog none() {
        return new EffectsLog() {
            @Override
            public void begin(String method, StepContext step) {}

            @Override
            public void end(String method, StepContext step) {}

            @Override
            public void close() {}
        };
    }

    /**
     * The log in a file, appended to; several processes may write to one file.
     *
     * @throws AuditException when the file cannot be opened
     */
    static EffectsLog to(Path file) {
        try {
            return new InFile(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new AuditException("cannot write the effects log " + Complaint.of(e), e);
        }
    }

    /** One write for each line: lines of several threads and processes do not mix. */
    record InFile(FileChannel channel) implements EffectsLog {
        @Override
        public void begin(String method, StepContext step) {
            write(method, step, "BEGIN");
        }

        @Override
        public void end(String method, StepContext step) {
            write(method, step, "END");
        }

        private void write(String method, StepContext step, String what) {
            String id = step.runId().replaceAll("[\\s\\p{Cntrl}]", "%20");
            String line = id + " " + method + " " + step.attempt() + " " + what + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write to the effects log", e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the effects log", e);
            }
        }
    }
}
