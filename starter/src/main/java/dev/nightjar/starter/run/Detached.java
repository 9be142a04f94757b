package dev.nightjar.starter.run;

import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.client.Attachment;

/** What is said of a workflow that is started and left. */
public final class Detached {
  private Detached() {}

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
