package dev.nightjar.starter.backfill;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.workflows.client.ChangeRefused;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.message.DaysStatus;
import io.temporal.client.WorkflowNotFoundException;
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
      throw noneRuns(name);
    }
    return client.attach(name.workflowId());
  }

  private static CommandRefused noneRuns(BackfillName name) {
    return new CommandRefused(
        "No backfill %s is under way. Start it, or go on with it: %s"
            .formatted(name, name.command()));
  }

  /**
   * Asks it to end.
   *
   * @throws CommandRefused when none of that name is under way
   */
  public static void cancel(Session session, BackfillName name) throws IOException {
    try {
      of(session, name).cancel();
    } catch (WorkflowNotFoundException ended) {
      throw noneRuns(name);
    }
  }

  /**
   * Changes how it goes on.
   *
   * @param verb what it does, for messages: "pause"
   * @throws CommandRefused when it refuses, with its reason
   */
  public static DaysStatus updated(
      Session session, BackfillName name, String verb, Function<DaysHandle, DaysStatus> update)
      throws IOException {
    try {
      return update.apply(of(session, name));
    } catch (ChangeRefused e) {
      throw new CommandRefused(
          "Cannot %s %s: %s. See it: nightjar backfills follow %s"
              .formatted(verb, name, e.getMessage(), name));
    }
  }
}
