package dev.nightjar.starter.run;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.client.Attachment;
import java.io.IOException;

/** What is said of a workflow that is started and left. */
public final class Detached {
  private Detached() {}

  /**
   * Lets pass who leaves it on a stack that goes on without this command.
   *
   * @param what would end with the stack
   * @throws CommandRefused when the stack is this command's own
   */
  public static void check(Session session, String what) throws IOException {
    if (session.stack().embedded().isPresent()) {
      throw new CommandRefused(
          ("Cannot detach: the embedded stack would end with this command, and %s with it."
                  + " Start the stack first: nightjar embedded --data DIR")
              .formatted(what));
    }
  }

  /** Prints which it is, and in JSON whether it was there already; the caller tells a person. */
  public static void print(
      String workflowId, Attachment attachment, Format format, Console console) {
    if (format == Format.JSON) {
      console
          .out()
          .println(new Facts().add("workflow", workflowId).add("attachment", attachment).json());
    } else if (attachment == Attachment.STARTED) {
      console.out().println("Started " + workflowId);
    }
  }
}
