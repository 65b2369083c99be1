import dev.lodestep.*;
import java.util.*;

@Workflow
class OldDate {
    record Booking(String id, Date on) {}
    record Confirmed(String id) {}

    @Step
    Confirmed confirm(
            //! not-persistable: the input cannot be stored: Booking.on is a Date, and it is neither a record nor otherwise known
            Booking booking) {
        return new Confirmed(booking.id());
    }
}
