package dev.lodestep.samples.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an audit keeps what must survive it. */
record DataFolder(Path folder) {

    /** The folder, created where there is none. */
    static DataFolder created(Path folder) {
        DataFolder data = of(folder);
        try {
            Files.createDirectories(data.folder());
        } catch (IOException e) {
            throw new AuditException(
                    "cannot keep anything in " + Complaint.of(e) + "; name another folder with --data", e);
        }
        return data;
    }

    /** The folder of an audit that was begun. */
    static DataFolder begun(Path folder) {
        DataFolder data = of(folder);
        if (!Files.exists(data.table())) {
            throw new AuditException("there is no audit in " + data.folder()
                    + "; begin one with 'run', or name the folder of another with --data");
        }
        return data;
    }

    private static DataFolder of(Path folder) {
        return new DataFolder(folder.toAbsolutePath().normalize());
    }

    /** The engine's database. */
    Path runs() {
        return folder.resolve("runs.db");
    }

    /** The report's table. */
    Path table() {
        return folder.resolve("report.db");
    }

    /** The report's page. */
    Path page() {
        return folder.resolve("report.html");
    }
}
