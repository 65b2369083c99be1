import dev.lodestep.*;
import java.sql.Connection;

/** In chunks, without a limit; pausing and going on are the operator's. */
@Workflow
class DataMigration {
    record Job(String table) {}

    record Cursor(long row, boolean last) {}

    record Switched(String table) {}

    //= prepare (j = input)
    @Step
    Cursor prepare(Job j) {
        return new Cursor(0, false);
    }

    //= copy <- prepare (c = copy|prepare)
    @Step(pivot = true)
    @Repeat(max = Repeat.UNBOUNDED)
    Cursor copy(Cursor c, Connection con) {
        return new Cursor(c.row() + 1000, true);
    }

    @Until("copy")
    boolean done(Cursor c) {
        return c.last();
    }

    //= switchOver <- prepare, copy (c = copy, j = input)
    @Step
    Switched switchOver(Cursor c, Job j) {
        return new Switched(j.table() + c.row());
    }
}
