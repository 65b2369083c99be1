import dev.lodestep.*;
import java.time.*;

/** For some time, until some time, and only sometimes. */
@Workflow
class Sleeping {
    record SignUp(String mail, boolean eager) {}

    record Welcome(Instant at) {}

    //= welcome (signUp = input)
    @Step
    Welcome welcome(SignUp signUp) {
        return new Welcome(Instant.EPOCH);
    }

    //= twoDays <- welcome (welcome = welcome)
    @Sleep
    Duration twoDays(Welcome welcome) {
        return Duration.ofDays(2);
    }

    //= until monday <- twoDays (signUp = input)
    @Sleep(after = "twoDays", name = "until monday")
    Instant untilMonday(SignUp signUp) {
        return Instant.EPOCH.plus(Duration.ofDays(4));
    }

    @OnlyIf("until monday")
    boolean isPatient(SignUp signUp) {
        return !signUp.eager();
    }

    //= remind <- until monday (signUp = input)
    @Step(after = "until monday")
    String remind(SignUp signUp) {
        return signUp.mail();
    }
}
