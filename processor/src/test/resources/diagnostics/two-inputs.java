package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Customer(String name) {}
    record Parcel(int kilos) {}
    @Step String check(Customer customer) { return ""; }
    @Step Long ship(String checked, Parcel parcel) { return 1L; }
}
