package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    @WaitForSignal String approval(Boolean yes, Integer in) { return ""; }
}
