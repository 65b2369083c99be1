package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Both are taken by the start. */
@Workflow
class BothAtOnce {
    record Account(String iban) {}
    record Amount(int cents) {}
    record Transfer(String id) {}

    @Step
    Transfer send(
            Account account,
            //! two-inputs: 'send' needs an Amount and an Account, and nothing gives either
            Amount amount) {
        return new Transfer(account.iban() + amount.cents());
    }
}
