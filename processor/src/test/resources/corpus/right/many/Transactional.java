import dev.lodestep.*;
import java.sql.*;
import java.util.*;

/** What is written through the connection is committed with the checkpoint. */
@Workflow
class Transactional {
    record Order(String id) {}

    record Entry(String id) {}

    record Answer(boolean yes) {}

    @Step
    Entry book(Order order, Connection connection) throws SQLException {
        return new Entry(order.id() + connection.getCatalog());
    }

    @Compensate("book")
    void unbook(Connection connection, Entry entry) throws SQLException {
        connection.commit();
    }

    @WaitForSignal(timeout = "1d")
    Entry confirm(Optional<Answer> answer, Entry entry, Connection connection) {
        return entry;
    }
}
