package com.acme.north;

import dev.lodestep.*;

/** One of two of this name. */
@Workflow
class Delivery {
    record Parcel(int grams) {}

    @Step
    String deliver(Parcel parcel) {
        return "north " + parcel.grams();
    }
}
