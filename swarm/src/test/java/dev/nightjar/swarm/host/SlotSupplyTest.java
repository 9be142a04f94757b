package dev.nightjar.swarm.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import io.temporal.worker.tuning.ResourceBasedSlotSupplier;
import io.temporal.worker.tuning.WorkerTuner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SlotSupplyTest {
  @ParameterizedTest
  @EnumSource(SlotSupply.class)
  void workflowTasksHaveTheirSlotsHoweverBusyTheMachineIs(SlotSupply supply) {
    WorkerTuner tuner = supply.tuner(4, 20);

    var workflowTasks = tuner.getWorkflowTaskSlotSupplier();
    assertThat(workflowTasks).isInstanceOf(FixedSizeSlotSupplier.class);
    assertThat(workflowTasks.getMaximumSlots()).contains(20);
  }

  @Test
  void activitiesHaveAsManyAsTheMachineBearsWhereThatIsChosen() {
    assertThat(SlotSupply.RESOURCE.tuner(4, 20).getActivityTaskSlotSupplier())
        .isInstanceOf(ResourceBasedSlotSupplier.class);
  }
}
