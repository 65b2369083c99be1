package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Reservation(String id) {}
    record Payment(String id) {}
    record Label(String id) {}
    @Step Reservation reserve(String order) { return new Reservation(order); }
    @Step Payment charge(Reservation reservation) { return new Payment(""); }
    @Step Label print(Reservation reservation) { return new Label(""); }
    @Step Long ship(Payment payment, Label label) { return 1L; }
}
