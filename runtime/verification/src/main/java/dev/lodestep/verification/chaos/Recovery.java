package dev.lodestep.verification.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long runs whose owner was killed had to wait until somebody went on with them: from the kill to the entry that claims the run. */
final class Recovery {
    private final Site site;
    private final List<Orphan> orphans = new ArrayList<>();

    private record Orphan(long run, long atMillis) {}

    Recovery(Site site) {
        this.site = site;
    }

    /** A process was killed just now. */
    void killed(String process) {
        String sql = "SELECT run.run_no, " + site.nowMillis() + " FROM " + site.table("run") + " AS run JOIN "
                + site.table("worker")
                + " AS worker ON run.owner = worker.worker_no WHERE run.status = 1 AND worker.name = ?";
        try (Connection connection = site.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, process);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    orphans.add(new Orphan(rows.getLong(1), rows.getLong(2)));
                }
            }
        } catch (SQLException e) {
            // the server has been killed, too: these are not measured
        }
    }

    /** How long each had to wait, in milliseconds, shortest first. */
    List<Long> millis() throws SQLException {
        List<Long> waited = new ArrayList<>();
        String sql = "SELECT min(" + site.millis("at") + ") FROM " + site.table("journal")
                + " WHERE run_no = ? AND kind = 2 AND " + site.millis("at") + " >= ?";
        try (Connection connection = site.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Orphan orphan : orphans) {
                statement.setLong(1, orphan.run());
                statement.setLong(2, orphan.atMillis());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long claimed = row.getLong(1);
                    if (!row.wasNull()) { // else its last write took effect after the kill, and was its end
                        waited.add(claimed - orphan.atMillis());
                    }
                }
            }
        }
        return waited.stream().sorted().toList();
    }
}
