package dev.lodestep.samples.documents;

import dev.lodestep.jdbc.SqliteStore;
import dev.lodestep.runtime.Engine;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** One command at a time: between two of them no process runs, and the documents wait in their file. */
public final class Main {
    private static final String USAGE = """
            usage: document-review begin ID TITLE POINT...
                   document-review show ID
                   document-review change ID NAME WISH...
                   document-review accept ID NAME
                   document-review list""";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(System.getProperty("data", ".lodestep/document-review"));
        DocumentReview workflow = new DocumentReview(new PlainAuthor(), new FolderPress(folder.resolve("published")));
        try (Engine engine = Engine.open(SqliteStore.at(folder.resolve("documents.db")))) {
            execute(List.of(arguments), new ReviewDesk(engine, workflow, System.out), System.out);
        }
    }

    private static void execute(List<String> arguments, ReviewDesk desk, PrintStream out) throws InterruptedException {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        int count = arguments.size();
        if (command.equals("begin") && count > 3) {
            desk.begin(arguments.get(1), new Brief(arguments.get(2), arguments.subList(3, count)));
        } else if (command.equals("show") && count == 2) {
            desk.show(arguments.get(1));
        } else if (command.equals("change") && count > 3) {
            desk.answer(arguments.get(1), new Notes(arguments.get(2), arguments.subList(3, count)));
        } else if (command.equals("accept") && count == 3) {
            desk.answer(arguments.get(1), new Notes(arguments.get(2), List.of()));
        } else if (command.equals("list") && count == 1) {
            desk.list();
        } else {
            out.println(USAGE);
        }
    }
}
