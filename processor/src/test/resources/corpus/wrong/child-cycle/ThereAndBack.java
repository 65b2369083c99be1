package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class ThereAndBack {
    record Ping(int n) {}
    record Pinged(int n) {}

    //! child-cycle: no run of 'ThereAndBack' can end: 'forth' always starts 'Back', which always starts 'ThereAndBack'
    @Child(Back.class)
    Back.Pong forth(Ping ping) {
        return new Back.Pong(ping.n());
    }

    @Result
    Pinged result(Back.Ponged ponged) {
        return new Pinged(ponged.n());
    }
}

@Workflow
class Back {
    record Pong(int n) {}
    record Ponged(int n) {}

    //! child-cycle: no run of 'Back' can end: 'back' always starts 'ThereAndBack', which always starts 'Back'
    @Child(ThereAndBack.class)
    ThereAndBack.Ping back(Pong pong) {
        return new ThereAndBack.Ping(pong.n());
    }

    @Result
    Ponged result(ThereAndBack.Pinged pinged) {
        return new Ponged(pinged.n());
    }
}
