package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    static class Money {}
    @Step Money one(String in) { return new Money(); }
    @Step Map<String, Money> two(Money money) { return Map.of(); }
}
