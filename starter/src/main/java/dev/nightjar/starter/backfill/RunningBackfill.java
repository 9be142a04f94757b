package dev.nightjar.starter.backfill;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.workflows.client.ChangeRefused;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.message.DaysStatus;
import java.io.IOException;
import java.util.function.Function;

/** A backfill that is under way. */
public final class RunningBackfill {
  private RunningBackfill() {}

  /**
   * The backfill.
   *
   * @throws CommandRefused when none of that name is under way
   */
  public static DaysHandle of(Session session, BackfillName name) throws IOException {
    DaysClient client = session.part(DaysClient.class);
    if (!client.isRunning(name.workflowId())) {
      throw new CommandRefused(
          "No backfill %s is under way. Start it, or go on with it: %s"
              .formatted(name, name.command()));
    }
    return client.attach(name.workflowId());
  }

  /**
   * Changes how it goes on.
   *
   * @throws CommandRefused when it refuses, with its reason
   */
  public static DaysStatus updated(DaysHandle handle, Function<DaysHandle, DaysStatus> update) {
    try {
      return update.apply(handle);
    } catch (ChangeRefused e) {
      throw new CommandRefused("Refused: " + e.getMessage());
    }
  }
}
