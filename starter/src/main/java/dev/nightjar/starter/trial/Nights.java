package dev.nightjar.starter.trial;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.LiveDisplay;
import dev.nightjar.starter.days.NightsGlance;
import dev.nightjar.starter.days.NightsView;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.live.Pace;
import dev.nightjar.worker.config.RunSettings;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A night for every business day, and what they came to together. Not thread-safe. */
final class Nights {
  /** A small night mostly waits, for one activity after the other. */
  private static final int AT_ONCE = 4;

  /** A long night stays among the latest while so many others come and go. */
  private static final int LATEST = 50;

  private static final Duration TO_CANCEL = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Session session;
  private final JobName job;
  private final SortedMap<LocalDate, String> failures = new TreeMap<>();

  /**
   * Days whose nights were begun; in the order of the days, so no later day before them is open.
   */
  private final Set<LocalDate> begun = ConcurrentHashMap.newKeySet();

  /** The nights that have not come out yet, by their days. */
  private final Map<LocalDate, RunHandle> handles = new ConcurrentHashMap<>();

  private final Pace nightPace = new Pace();
  private final Pace rowPace = new Pace();
  private final long started = System.nanoTime();
  private RowCounts rows = RowCounts.NONE;
  private List<RunRecord> running = List.of();
  private long lastLook;
  private long ended;
  private long published;
  private Duration elapsed = Duration.ZERO;

  Nights(Session session, JobName job) {
    this.session = session;
    this.job = job;
    this.lastLook = started;
  }

  /** Runs them all; returns how the command is to end when a signal came before the last ended. */
  Optional<ExitCode> run(Collection<LocalDate> days) throws IOException, InterruptedException {
    RunClient client = session.part(RunClient.class);
    Ledger ledger = session.part(Ledger.class);
    RunLimits limits = session.part(RunSettings.class).limits();
    try (Interruption interruption = Interruption.noted();
        LiveDisplay display = session.console().display()) {
      new NightWindow(AT_ONCE, BETWEEN_LOOKS)
          .run(
              days,
              day -> night(client, request(job, day, limits)),
              this::add,
              () -> {
                look(ledger);
                display.show(new NightsView(glance(days.size())));
                return interruption.received().isEmpty();
              });
      display.end();
      if (ended < days.size()) {
        leave(days);
        return interruption.received();
      }
    }
    return Optional.empty();
  }

  private void look(Ledger ledger) {
    elapsed = Elapsed.since(started);
    if (Elapsed.since(lastLook).compareTo(BETWEEN_LOOKS) < 0) {
      return;
    }
    lastLook = System.nanoTime();
    try {
      SortedMap<LocalDate, RunRecord> latest = new TreeMap<>();
      ledger.runs(LATEST).stream()
          .filter(run -> run.id().job().equals(job) && handles.containsKey(run.id().day()))
          .forEach(run -> latest.putIfAbsent(run.id().day(), run));
      running = latest.values().stream().filter(run -> !run.state().isEnd()).toList();
    } catch (LedgerUnavailable e) {
      running = List.of();
    }
  }

  private NightsGlance glance(int all) {
    long read = rows.read() + running.stream().mapToLong(run -> run.progress().rows().read()).sum();
    nightPace.add(System.nanoTime(), ended, all);
    rowPace.add(System.nanoTime(), Math.max(read, rows.read()), Long.MAX_VALUE);
    return new NightsGlance(
        ended,
        all,
        published,
        read,
        rowPace.perSecond(),
        nightPace.left(),
        elapsed,
        running,
        failures());
  }

  /** A stack that goes on carries the nights that run; one that ends here is told to end them. */
  private void leave(Collection<LocalDate> days) throws IOException {
    PrintStream err = session.console().err();
    if (session.stack().embedded().isEmpty()) {
      err.println("The nights that were begun go on. See how far they are:");
      err.println("  " + session.command("status"));
      sayNotBegun(days.stream().filter(day -> !begun.contains(day)).toList(), err);
    } else if (session.stack().isTemporary()) {
      err.println("Left before the last night; the temporary stack is gone with its data.");
      err.println("Keep it next time: --data DIR");
    } else {
      err.println("The stack ends with this command, so its nights are cancelled ...");
      handles.values().forEach(Nights::cancel);
      err.println("What was published stays. The same command again runs every night again.");
    }
  }

  private void sayNotBegun(List<LocalDate> open, PrintStream err) {
    if (open.isEmpty()) {
      return;
    }
    err.println(
        "%s not begun. Run %s with:"
            .formatted(
                Elapsed.count(open.size(), "night") + (open.size() == 1 ? " was" : " were"),
                open.size() == 1 ? "it" : "them"));
    err.println(
        "  "
            + session.command(
                "backfill %s %s..%s --all".formatted(job, open.get(0), open.get(open.size() - 1))));
  }

  private static void cancel(RunHandle handle) {
    try {
      handle.cancel();
      handle.await(TO_CANCEL);
    } catch (RunFailed | WorkflowException e) {
      // It has ended, as was asked or before.
    }
  }

  /** Also what is published already is computed again: more events may be there now. */
  private static RunRequest request(JobName job, LocalDate day, RunLimits limits) {
    return new RunRequest(job, day, RunRequest.ALL, List.of(), Existing.REPLACE, null, limits);
  }

  private Night night(RunClient client, RunRequest request) {
    begun.add(request.day());
    RunHandle handle = client.start(request);
    handles.put(request.day(), handle);
    try {
      return Night.of(request.day(), handle.result());
    } catch (RunFailed e) {
      return Night.refused(request.day(), String.valueOf(e.getMessage()));
    }
  }

  private void add(Night night) {
    // Not where it ran: who leaves interrupts that, and still has to end the night.
    handles.remove(night.day());
    ended++;
    if (night.report().isEmpty()) {
      failures.put(night.day(), night.refusal());
      return;
    }
    RunReport report = night.report().get();
    rows = rows.plus(report.rows());
    published += report.merchantsPublished();
    if (!night.isComplete()) {
      failures.put(night.day(), report.message());
    }
  }

  private List<String> failures() {
    List<String> named = new ArrayList<>();
    failures.forEach((day, reason) -> named.add(day + ": " + reason));
    return named;
  }

  boolean allCompleted() {
    return failures.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s in %s (%s a second), %s published"
            .formatted(
                Elapsed.count(ended, "night"),
                Elapsed.text(elapsed),
                Elapsed.rate(ended, elapsed),
                Elapsed.count(published, "merchant-day")));
    lines.add(
        "%s (an event delivered again is the same row) = %s used + %s + %s quarantined"
            .formatted(
                Elapsed.count(rows.read(), "raw row"),
                Elapsed.count(rows.used()),
                Elapsed.count(rows.duplicates(), "duplicate"),
                Elapsed.count(rows.quarantined())));
    failures().forEach(failure -> lines.add("NOT COMPLETE " + failure));
    return lines;
  }
}
