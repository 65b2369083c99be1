package com.acme;

import dev.lodestep.*;
import java.util.*;

/** Two faults that do not depend on each other, and a third that only follows. */
@Workflow
class TwoFaultsOnTwoBranches {
    sealed interface Kind permits Person, Company {}
    record Person(String name) implements Kind {}
    record Company(String vat) implements Kind {}
    record SignUp(String text) {}
    record Passport(String id) {}
    record Register(String id) {}
    record Account(String id) {}
    record Invoice(String id) {}

    @Step
    Kind classify(SignUp signUp) {
        return new Person(signUp.text());
    }

    @Step
    Passport identify(Person person) {
        return new Passport(person.name());
    }

    @Step
    Register lookUp(Company company) {
        return new Register(company.vat());
    }

    @Step(after = {"identify", "lookUp"})
    Account open(
            SignUp signUp,
            //! missing-value: 'open' needs a Passport, but there is none when 'classify' gives Company
            Passport passport) {
        return new Account(passport.id());
    }

    @Step
    void welcome(Account account) {}

    @Recover("lookUp")
    Register offline(
            Exception failure,
            //! missing-value: 'offline', which stands in for 'lookUp', needs a Passport
            Passport passport) {
        return new Register(passport.id());
    }
}
