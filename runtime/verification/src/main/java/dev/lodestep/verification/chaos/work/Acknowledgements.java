package dev.lodestep.verification.chaos.work;

import dev.lodestep.verification.chaos.audit.Acknowledged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What customers meant to do and what was acknowledged to them, in a file of each process: an answer counts only if it was seen. */
final class Acknowledgements implements AutoCloseable {
    private static final String ENDING = ".acks";

    private final Lines lines;

    Acknowledgements(Path folder, String process) throws IOException {
        lines = new Lines(folder.resolve(process + ENDING));
    }

    void wanted(Job job) {
        lines.append("WANTED", job.id());
    }

    void started(Job job) {
        lines.append("STARTED", job.id());
    }

    void signalled(Job job, String signalId, String answer) {
        lines.append("SIGNALLED", job.id(), signalId, answer);
    }

    void cancelled(Job job, boolean inTime) {
        lines.append("CANCELLED", job.id(), inTime);
    }

    void ended(Job job, String status, String result) {
        lines.append("ENDED", job.id(), status, result);
    }

    void surprised(Job job, Throwable e) {
        lines.append("SURPRISED", job.id(), e);
    }

    /** What all processes wrote. */
    static List<Acknowledged> read(Path folder) throws IOException {
        List<Acknowledged> all = new ArrayList<>();
        for (String[] line : Lines.read(folder, ENDING)) {
            all.add(
                    switch (line[0]) {
                        case "WANTED" -> new Acknowledged.Wanted(line[1]);
                        case "STARTED" -> new Acknowledged.Started(line[1]);
                        case "SIGNALLED" -> new Acknowledged.Signalled(line[1], line[2], line[3]);
                        case "CANCELLED" -> new Acknowledged.Cancelled(line[1], Boolean.parseBoolean(line[2]));
                        case "ENDED" -> new Acknowledged.Ended(line[1], line[2], line[3]);
                        case "SURPRISED" -> new Acknowledged.Surprised(line[1], line[2]);
                        default -> throw new IOException("unknown acknowledgement " + line[0]);
                    });
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
