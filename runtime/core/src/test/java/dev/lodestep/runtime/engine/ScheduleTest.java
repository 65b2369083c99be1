package dev.lodestep.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lodestep.MissedTicks;
import dev.lodestep.runtime.InvalidScheduleException;
import dev.lodestep.runtime.machine.WorkflowDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A schedule")
class ScheduleTest {
    @Test
    @DisplayName("says which dependency is missing where nothing on the class path understands it")
    void missingDependency() {
        WorkflowDefinition<Void, Void> nightly = WorkflowDefinition.<Void, Void>of("nightly", 3, "x")
                .schedule("0 2 * * *", "UTC", MissedTicks.SKIP)
                .build();

        assertThatThrownBy(() -> Schedule.of(nightly))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("nightly")
                .hasMessageContaining("add the dependency dev.lodestep:lodestep-schedule");
    }

    @Test
    @DisplayName("is nothing that most workflows have, and those need nothing")
    void none() {
        assertThat(Schedule.of(
                        WorkflowDefinition.<Void, Void>of("plain", 1, "x").build()))
                .isEmpty();
    }
}
