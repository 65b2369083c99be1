package com.acme.south;

import dev.lodestep.*;

/** The other of two of this name. */
@Workflow
class Delivery {
    record Parcel(String address) {}

    @Step
    String deliver(Parcel parcel) {
        return "south " + parcel.address();
    }
}
