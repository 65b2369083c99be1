import dev.lodestep.*;
import java.time.Instant;

@Workflow
class DeadlineFromData {
    record Loan(int amount, Instant until) {}
    record Vote(boolean yes) {}
    record Verdict(boolean yes) {}
    record Contract(String text) {}

    @WaitForSignal
    Verdict decide(
            //! wait-payload: 'decide' needs a Vote, but there is none when the wait times out
            Vote vote,
            Loan loan) {
        return new Verdict(vote.yes());
    }

    @Due("decide")
    Instant until(Loan loan) {
        return loan.until();
    }

    @Step
    Contract write(Verdict verdict) {
        return new Contract("");
    }

    //! wait-payload: 'soon' is @Due of 'write', which waits for no signal
    @Due("write")
    Instant soon(Loan loan) {
        return loan.until();
    }
}
