package dev.nightjar.worker;

import dev.nightjar.worker.lane.LaneWorkers;
import dev.nightjar.worker.metrics.SlotMeters;
import dev.nightjar.worker.presence.HostControl;
import dev.nightjar.workflows.client.PollGate;

/** Lets a worker host take tasks, or not; its health says which. */
final class HostSwitch implements HostControl {
  private final LaneWorkers lanes;
  private final PollGate polls;
  private final SlotMeters slots;
  private final HostHealth health;
  private final Runnable stop;

  /**
   * Of a running worker host.
   *
   * @param stop ends it, and may take its time
   */
  HostSwitch(
      LaneWorkers lanes, PollGate polls, SlotMeters slots, HostHealth health, Runnable stop) {
    this.lanes = lanes;
    this.polls = polls;
    this.slots = slots;
    this.health = health;
    this.stop = stop;
  }

  /** The pollers are held first, or the closed gate would answer them at once again and again. */
  @Override
  public void drain() {
    lanes.suspend();
    polls.close();
    health.drained();
  }

  @Override
  public void resume() {
    polls.open();
    lanes.resume();
    health.resumed();
  }

  @Override
  public boolean isIdle() {
    return polls.isShut() && slots.running() == 0;
  }

  @Override
  public void stop() {
    new Thread(stop, "told-to-stop").start();
  }
}
