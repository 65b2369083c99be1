import dev.lodestep.*;
import java.time.*;
import java.util.*;

/** The deadline is in the data, and nonsense is refused before it is sent. */
@Workflow
class DeadlineAndCheck {
    record Auction(Instant ends, int least) {}

    record Bid(String by, int cents) {}

    record Opened(int least) {}

    record Sold(String to) {}

    @Step
    Opened open(Auction auction) {
        return new Opened(auction.least());
    }

    @WaitForSignal
    Sold bid(Optional<Bid> bid, Opened opened) {
        return new Sold(bid.map(Bid::by).orElse("nobody"));
    }

    @Due("bid")
    Instant ends(Auction auction) {
        return auction.ends();
    }

    @Check("bid")
    void isEnough(Bid bid, Opened opened) {
        if (bid.cents() < opened.least()) {
            throw new IllegalArgumentException("too little");
        }
    }
}
