package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    sealed interface Answer permits Yes {}
    record Yes<T>(T value) implements Answer {}
    @Step Answer one(Integer in) { return new Yes<>(1); }
}
