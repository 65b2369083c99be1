package com.acme;

import dev.lodestep.*;
import java.util.*;

@Workflow
class Order {
    record Request(String item) {}
    record Draft(String text) {}
    record Text(String text) {}
    record Preview(String text) {}

    @Step Draft draft(Request request) { return new Draft(""); }
    @Step @Parallel Text write(Draft draft) { return new Text(""); }
    @Step @Parallel Preview preview(Draft draft) { return new Preview(""); }
    @Step @Repeat(from = "draft", max = 3) void proof(Text text) {}
    @Until("proof") boolean done(Text text) { return true; }
    @Result Preview result(Preview preview) { return preview; }
}
