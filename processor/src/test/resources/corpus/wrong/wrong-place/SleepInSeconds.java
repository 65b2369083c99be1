package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class SleepInSeconds {
    record SignUp(String mail) {}

    @Step
    void welcome(SignUp signUp) {}

    @Sleep(after = "welcome")
    //! wrong-place: @Sleep does not work on 'twoDays': it returns Long, not Instant or Duration
    long twoDays(SignUp signUp) {
        return 2 * 24 * 3600;
    }

    @Step(after = "twoDays")
    void remind(SignUp signUp) {}
}
