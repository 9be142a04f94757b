package dev.nightjar.starter.trial;

import dev.nightjar.starter.connect.StackChoice;
import dev.nightjar.starter.console.Elapsed;
import java.io.PrintStream;
import java.util.List;

/** Says in one line what begins and how long after the start, and then what it came to. */
public final class PlainNarrator implements Narrator {
  private final PrintStream out;
  private final StackChoice stack;
  private final long started = System.nanoTime();

  /** On a stream, of a stack. */
  public PlainNarrator(PrintStream out, StackChoice stack) {
    this.out = out;
    this.stack = stack;
  }

  @Override
  public void begin(Step step) {
    out.println("[%s] %s".formatted(Elapsed.text(Elapsed.since(started)), title(step)));
  }

  private String title(Step step) {
    return switch (step) {
      case STACK ->
          stack instanceof StackChoice.Configured
              ? "Connecting to the cluster"
              : "Starting the embedded stack";
      case MERCHANTS -> "Importing merchants";
      case INGEST -> "Ingesting events";
      case NIGHTS -> "Running a night for every business day";
      case SUMMARIES -> "Reading the summaries";
    };
  }

  @Override
  public void tell(List<String> lines) {
    lines.forEach(line -> out.println("  " + line));
  }
}
