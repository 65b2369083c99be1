package com.acme;

import dev.lodestep.*;
import java.time.*;
import java.util.*;

/** {@code ZoneId} is sealed on newer JDKs alone: it is one value on all of them. */
@Workflow
class SealedByTheJdk {
    record City(String name) {}

    record Clock(String shows) {}

    //= zone (city = input)
    @Step
    ZoneId zone(City city) {
        return ZoneId.of("Europe/" + city.name());
    }

    //= clock <- zone (zone = zone)
    @Step
    Clock clock(ZoneId zone) {
        return new Clock(zone.getId());
    }
}
