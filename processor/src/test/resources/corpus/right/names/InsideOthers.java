package com.acme;

import dev.lodestep.*;
import java.util.*;

/** In classes, interfaces, enums, records and annotations, two of one simple name. */
class InsideOthers {
    static class Middle {
        @Workflow
        static class Flow {
            @Step
            String one(Integer in) {
                return "one " + in;
            }
        }
    }

    interface Api {
        @Workflow
        class Flow {
            record Data(int number) {}

            @Step
            Data one(Long in) {
                return new Data(in.intValue());
            }
        }
    }

    enum Choice {
        YES;

        @Workflow
        static class Flow {
            @Step
            Choice one(Long in) {
                return YES;
            }
        }
    }

    record Held(int number) {
        @Workflow
        static class Flow {
            @Step
            Held one(Long in) {
                return new Held(in.intValue());
            }
        }
    }

    @interface Mark {
        @Workflow
        class Flow {
            @Step
            void one(Long in) {}
        }
    }
}
