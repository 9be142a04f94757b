package dev.nightjar.swarm.host;

import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.CompositeTuner;
import io.temporal.worker.tuning.SlotMarkUsedContext;
import io.temporal.worker.tuning.SlotPermit;
import io.temporal.worker.tuning.SlotReleaseContext;
import io.temporal.worker.tuning.SlotReserveContext;
import io.temporal.worker.tuning.SlotSupplier;
import io.temporal.worker.tuning.SlotSupplierFuture;
import io.temporal.worker.tuning.WorkerTuner;
import java.util.Optional;

/**
 * Slots that tell when they are had, used and given back. The SDK gives a slot back on the thread
 * that executed, once Temporal has taken the answer. Thread-safe.
 */
final class MeteredSlots implements SlotSupplier<ActivitySlotInfo> {
  private final SlotSupplier<ActivitySlotInfo> slots;
  private final LaneStages lane;

  private MeteredSlots(SlotSupplier<ActivitySlotInfo> slots, LaneStages lane) {
    this.slots = slots;
    this.lane = lane;
  }

  /** The same slots, with those for activities metered. */
  static WorkerTuner of(WorkerTuner tuner, LaneStages lane) {
    return new CompositeTuner(
        tuner.getWorkflowTaskSlotSupplier(),
        new MeteredSlots(tuner.getActivityTaskSlotSupplier(), lane),
        tuner.getLocalActivitySlotSupplier(),
        tuner.getNexusSlotSupplier());
  }

  /** The future itself goes on to the SDK, which takes it back at a shutdown. */
  @Override
  public SlotSupplierFuture reserveSlot(SlotReserveContext<ActivitySlotInfo> context)
      throws Exception {
    SlotSupplierFuture slot = slots.reserveSlot(context);
    var unused = slot.thenAccept(lane::reserved);
    return slot;
  }

  @Override
  public Optional<SlotPermit> tryReserveSlot(SlotReserveContext<ActivitySlotInfo> context) {
    Optional<SlotPermit> slot = slots.tryReserveSlot(context);
    slot.ifPresent(lane::reserved);
    return slot;
  }

  @Override
  public void markSlotUsed(SlotMarkUsedContext<ActivitySlotInfo> context) {
    lane.used(context.getSlotPermit());
    slots.markSlotUsed(context);
  }

  @Override
  public void releaseSlot(SlotReleaseContext<ActivitySlotInfo> context) {
    lane.released(context.getSlotPermit());
    slots.releaseSlot(context);
  }

  @Override
  public Optional<Integer> getMaximumSlots() {
    return slots.getMaximumSlots();
  }
}
