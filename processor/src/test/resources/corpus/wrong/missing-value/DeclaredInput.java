package com.acme;

import dev.lodestep.*;
import java.util.*;

/** The input is said; whatever else is taken must be given. */
@Workflow(input = DeclaredInput.Order.class)
class DeclaredInput {
    record Order(String id) {}
    record Address(String street) {}
    record Parcel(String id) {}

    @Step
    Parcel pack(
            Order order,
            //! missing-value: 'pack' needs an Address, but nothing gives one
            Address address) {
        return new Parcel(address.street());
    }

    @Step
    void mail(
            Parcel parcel,
            //! missing-value: 'mail' needs a Locale, but nothing gives one
            Optional<Locale> locale) {}
}
