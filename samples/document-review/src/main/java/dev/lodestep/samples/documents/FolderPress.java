package dev.lodestep.samples.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Publishes into a folder: one file for each title, written anew each time, so a second time changes nothing. */
final class FolderPress implements Press {
    private final Path folder;

    FolderPress(Path folder) {
        this.folder = folder;
    }

    @Override
    public Publication publish(Draft draft, String acceptedBy) {
        Path file = folder.resolve(draft.title().replaceAll("[^\\p{L}\\p{N}]+", "-") + ".md");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, "# " + draft.title() + "\n\n" + draft.text() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Publication(file.toString(), draft.revision(), acceptedBy);
    }
}
