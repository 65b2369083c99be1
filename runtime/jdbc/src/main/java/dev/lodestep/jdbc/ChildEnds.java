package dev.lodestep.jdbc;

import dev.lodestep.runtime.store.MessageKind;
import dev.lodestep.runtime.store.RunWrite;
import dev.lodestep.runtime.store.StoredStatus;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Tells parents of the ends of their children, inside the transaction of that end. */
final class ChildEnds {
    private static final String PARENT = "SELECT status, inbox FROM run WHERE run_no = ?1";

    static final String UNENDED_SIBLING =
            "SELECT 1 FROM run INDEXED BY run_child WHERE parent_no = ?1 AND parent_node = ?2 AND status < 5 LIMIT 1";

    private static final String UPDATE_PARENT = "UPDATE run SET inbox = ?2, status = ?3 WHERE run_no = ?1";

    private final Session session;
    private final InboxTable inbox;

    /** Whose child it is: the parent's number, its node and the element of that node. */
    record Link(long parent, String node, int element) {}

    ChildEnds(Session session, InboxTable inbox) {
        this.session = session;
        this.inbox = inbox;
    }

    /** The child's own row is in its final status already. A parent that has ended or is gone is told nothing. */
    void tell(Link link, RunWrite.Finish finish, long now) throws SQLException {
        PreparedStatement query = session.prepare(PARENT);
        query.setLong(1, link.parent());
        int status;
        int ord;
        try (ResultSet row = query.executeQuery()) {
            if (!row.next() || row.getInt(1) >= StoredStatus.COMPLETED.code()) {
                return;
            }
            status = row.getInt(1);
            ord = row.getInt(2) + 1;
        }
        // The child's claim is as random as a message's token has to be, and only one message is sent under it.
        inbox.insert(
                link.parent(),
                ord,
                new InboxTable.Content(
                        MessageKind.CHILD, link.node(), link.element(), null, finish.claim(), finish.ending()),
                false,
                now);
        boolean wakes = status == StoredStatus.WAITING.code()
                && (finish.status() != StoredStatus.COMPLETED || !hasUnendedSibling(link));
        PreparedStatement update = session.prepare(UPDATE_PARENT);
        update.setLong(1, link.parent());
        update.setInt(2, ord);
        update.setInt(3, wakes ? StoredStatus.READY.code() : status);
        update.executeUpdate();
    }

    private boolean hasUnendedSibling(Link link) throws SQLException {
        PreparedStatement query = session.prepare(UNENDED_SIBLING);
        query.setLong(1, link.parent());
        query.setString(2, link.node());
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
