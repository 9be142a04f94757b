package dev.nightjar.starter.trial;

import dev.nightjar.starter.connect.StackChoice;
import dev.nightjar.starter.console.Elapsed;
import java.io.PrintStream;
import java.util.List;

/** Tells somebody who has never seen it what happens at each step. */
public final class DemoNarrator implements Narrator {
  private static final List<String> PICTURE =
      List.of(
          "",
          "  events                    on any worker host, a chunk at a time",
          "    |  ingest        +--------------------------------------------------+",
          "    v                |                                                  |",
          "  [raw] -------------> process --> [intermediate], [partial] --> publish",
          "    |                                                               |",
          "    | what broke a rule              a merchant's day at once, with |",
          "    v                                one put: all of it or nothing  v",
          "  [quarantine]                                   [summary], [published]",
          "",
          "  Temporal carries each night - plan, chunks, batches, close - through any",
          "  crash. HBase holds what is in [brackets]; MySQL merchants, plans, progress.");

  private static final List<String> EMBEDDED =
      List.of(
          "start a stack",
          "A real HBase and Temporal's test service in this process, MariaDB beside",
          "it, all on 127.0.0.1; and a worker host, which does the work.");

  private static final List<String> CLUSTER =
      List.of(
          "connect to the cluster",
          "Temporal, HBase and MySQL are those that the configuration names, and the",
          "worker hosts there do the work.");

  private final PrintStream out;
  private final StackChoice stack;
  private final long started = System.nanoTime();
  private int begun;

  /** On a stream, of a stack. */
  public DemoNarrator(PrintStream out, StackChoice stack) {
    this.out = out;
    this.stack = stack;
  }

  /** Says what Nightjar is, with a picture. */
  public void picture() {
    out.println("Nightjar sums up merchants' events, with a night for every business day.");
    PICTURE.forEach(out::println);
  }

  @Override
  public void begin(Step step) {
    out.println();
    out.println(
        "=== %d of %d: %s (%s after the start)"
            .formatted(
                ++begun,
                Step.values().length,
                words(step).get(0),
                Elapsed.text(Elapsed.since(started))));
    words(step).stream().skip(1).forEach(line -> out.println("    " + line));
    out.flush();
  }

  private List<String> words(Step step) {
    return switch (step) {
      case STACK -> stack instanceof StackChoice.Configured ? CLUSTER : EMBEDDED;
      case MERCHANTS ->
          List.of(
              "register merchants",
              "Each has a time zone, and its business days are days in that zone.");
      case INGEST ->
          List.of(
              "ingest real events",
              "A web shop's clicks - with lines broken on purpose, late and repeated",
              "ones - and the receipts of 13 grocery stores. Good lines go to [raw], bad",
              "ones to [quarantine].");
      case NIGHTS ->
          List.of(
              "run a night for every business day",
              "Each night fixes a cutoff, plans, turns raw events into sessions and",
              "orders, adds them up and publishes. In production one night runs a day;",
              "here they run four at once.");
      case SUMMARIES -> List.of("read what was published");
    };
  }

  @Override
  public void tell(List<String> lines) {
    lines.forEach(line -> out.println("  " + line));
  }
}
