package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.Interruption.Where;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/**
 * Carries a backfill through what interrupts it, as an operator would who has the command line, and
 * checks what has to hold at each cancellation.
 */
final class InterruptedBackfill implements AutoCloseable {
  static final String JOB = HeldCount.NAME.value();
  static final List<String> MERCHANTS =
      Stream.concat(BackfillLab.SHOPS.stream(), Stream.of(HeldCount.HELD)).toList();

  private final BackfillLab lab;
  private final Gate gate;
  private final InterruptedDays what;
  private final List<LocalDate> days;
  private final DaysClient client;
  private final Map<String, Generation> kept = new HashMap<>();
  private final List<Interruption.Kind> struck = new ArrayList<>();
  private MoreWorkerHosts hosts;

  /** On a site that nobody works on, for days without an event, with the gate open. */
  InterruptedBackfill(BackfillLab lab, Gate gate, InterruptedDays what, List<LocalDate> days) {
    this.lab = lab;
    this.gate = gate;
    this.what = what;
    this.days = days;
    this.client = lab.site().part(DaysClient.class);
    this.hosts = lab.site().moreWorkerHosts(what.workerHosts());
  }

  /**
   * What readers see of a merchant-day, whenever it was computed.
   *
   * @param rows how many summary rows each dimension has
   */
  record Content(Digest digest, SortedMap<String, Long> rows, RowCounts sources) {
    static Content of(Pointer pointer) {
      return new Content(pointer.digest(), pointer.rowsByDimension(), pointer.sources());
    }
  }

  /** From the first event to the last day's end; returns what is published then. */
  SortedMap<String, Content> carryThrough() throws IOException {
    prepare();
    DaysHandle backfill = start();
    for (Interruption interruption : what.interruptions()) {
      if (!client.isRunning(backfill.workflowId())) {
        break;
      }
      reach(backfill, interruption);
      backfill = strike(backfill, interruption.kind());
      gate.open();
    }
    if (!isCancelled(backfill)) {
      DaysReport report = backfill.result();
      assertThat(report.allCompleted()).as("%s", report).isTrue();
    }
    assertNothingIsOpen();
    SortedMap<String, Pointer> pointers = pointers();
    SortedMap<String, Generation> generations = new TreeMap<>();
    pointers.forEach((merchantDay, pointer) -> generations.put(merchantDay, pointer.generation()));
    assertThat(generations).as("what was done is not done again").containsAllEntriesOf(kept);
    return contents(pointers);
  }

  /** What a backfill of all days publishes that nothing interrupts. */
  SortedMap<String, Content> uninterrupted() throws IOException {
    lab.done("backfill", JOB, range(), "--all", "--parallel-days", "3");
    return contents(pointers());
  }

  /** What has interrupted it, and did not come too late. */
  List<Interruption.Kind> struck() {
    return List.copyOf(struck);
  }

  private void prepare() throws IOException {
    ingest("first");
    switch (what.before()) {
      case NOTHING -> {}
      case OLD_GENERATIONS -> {
        lab.done("backfill", JOB, range(), "--all", "--parallel-days", "3");
        ingest("second");
      }
      case SOME_DAYS -> {
        for (LocalDate day : InterruptedDays.some(days)) {
          lab.done("run", JOB, day.toString());
        }
      }
    }
  }

  private void ingest(String type) throws IOException {
    List<String> events = new ArrayList<>();
    for (LocalDate day : days) {
      MERCHANTS.forEach(
          merchant -> events.add(BackfillLab.event(merchant, day, type + "-" + merchant)));
    }
    assertThat(lab.site().ingest(events).accepted()).isEqualTo(events.size());
  }

  private DaysHandle start() {
    assertThat(lab.done(what.command(JOB, range(), "--detach")))
        .contains("Started backfill/" + name());
    return lab.backfill(name());
  }

  private void reach(DaysHandle backfill, Interruption interruption) throws IOException {
    int target = ended(backfill) + interruption.daysBefore();
    if (interruption.daysBefore() > 0) {
      awaiting(target + " days have ended")
          .until(() -> isOver(backfill) || ended(backfill) >= target);
    }
    if (interruption.where() == Where.IN_THE_MIDDLE) {
      gate.close();
      awaiting("a chunk comes to the gate")
          .until(() -> isOver(backfill) || !gate.comers().isEmpty());
    }
  }

  private DaysHandle strike(DaysHandle backfill, Interruption.Kind kind) throws IOException {
    boolean hasStruck =
        switch (kind) {
          case PAUSE, KILL_WHILE_PAUSED -> asked(backfill, "pause");
          case CANCEL -> asked(backfill, "cancel");
          case KILL -> !isOver(backfill);
        };
    if (kind != Interruption.Kind.KILL) {
      gate.open();
    }
    if (!hasStruck) {
      return backfill;
    }
    struck.add(kind);
    switch (kind) {
      case PAUSE -> resumed(backfill, () -> {});
      case KILL_WHILE_PAUSED -> resumed(backfill, this::replaceHosts);
      case KILL -> replaceHosts();
      case CANCEL -> {
        return goOn(backfill);
      }
    }
    return backfill;
  }

  private void resumed(DaysHandle backfill, Runnable meanwhile) {
    awaiting("it is paused")
        .until(() -> isOver(backfill) || phase(backfill).equals(Optional.of("paused")));
    meanwhile.run();
    asked(backfill, "resume");
  }

  /** False when the backfill was over before it could be asked. */
  private boolean asked(DaysHandle backfill, String verb) {
    Shell.Said said = lab.shell().type("backfills", verb, name());
    if (said.exit() != 0) {
      assertThat(said.err()).containsAnyOf("No backfill", "has ended");
      awaiting("what refuses to be asked has ended").until(() -> isOver(backfill));
    }
    return said.exit() == 0;
  }

  private void replaceHosts() {
    hosts.kill();
    hosts = lab.site().moreWorkerHosts(what.workerHosts());
  }

  private DaysHandle goOn(DaysHandle cancelled) throws IOException {
    awaiting("the cancelled one has ended").until(() -> isOver(cancelled));
    assertNothingIsOpen();
    Optional<Generation> since = client.unfinished(cancelled.workflowId());
    List<LocalDate> left = left(since);
    for (LocalDate day : days) {
      if (!left.contains(day) || !what.takesAll()) {
        lab.published(HeldCount.NAME, MERCHANTS, List.of(day))
            .forEach((merchantDay, pointer) -> kept.put(merchantDay, pointer.generation()));
      }
    }
    if (left.isEmpty()) {
      return cancelled;
    }
    assertThat(since).as("%s are left", left).isPresent();
    List<LocalDate> chosen = new ArrayList<>();
    BackfillLab.json(lab.done(what.command(JOB, range(), "--dry-run", "-o", "json")))
        .get("chosen")
        .forEach(day -> chosen.add(LocalDate.parse(day.get("day").asText())));
    assertThat(chosen).containsExactlyInAnyOrderElementsOf(left);
    return start();
  }

  /** The days on which a merchant has nothing, or nothing as new as the backfill's beginning. */
  private List<LocalDate> left(Optional<Generation> since) throws IOException {
    List<LocalDate> left = new ArrayList<>();
    for (LocalDate day : days) {
      long done =
          lab.published(HeldCount.NAME, MERCHANTS, List.of(day)).values().stream()
              .filter(
                  pointer ->
                      !what.takesAll()
                          || since.map(of -> pointer.generation().compareTo(of) >= 0).orElse(true))
              .count();
      if (done < MERCHANTS.size()) {
        left.add(day);
      }
    }
    return left;
  }

  private ConditionFactory awaiting(String wanted) {
    return BackfillLab.awaiting(wanted + ", of " + what);
  }

  private boolean isOver(DaysHandle backfill) {
    return !client.isRunning(backfill.workflowId());
  }

  private boolean isCancelled(DaysHandle backfill) {
    return isOver(backfill) && !phase(backfill).equals(Optional.of("ended"));
  }

  private static int ended(DaysHandle backfill) {
    return backfill.status().map(status -> status.soFar().ended()).orElse(0);
  }

  private static Optional<String> phase(DaysHandle backfill) {
    return backfill.status().map(DaysStatus::phase);
  }

  private void assertNothingIsOpen() {
    List<RunRecord> runs =
        lab.site().part(Ledger.class).runs(100).stream()
            .filter(run -> days.contains(run.id().day()))
            .toList();
    assertThat(runs)
        .allSatisfy(run -> assertThat(run.state()).isIn(RunState.COMPLETED, RunState.CANCELLED));
  }

  private SortedMap<String, Pointer> pointers() throws IOException {
    return lab.published(HeldCount.NAME, MERCHANTS, days);
  }

  private static SortedMap<String, Content> contents(SortedMap<String, Pointer> pointers) {
    SortedMap<String, Content> contents = new TreeMap<>();
    pointers.forEach((merchantDay, pointer) -> contents.put(merchantDay, Content.of(pointer)));
    return contents;
  }

  private String range() {
    return days.get(0) + ".." + days.get(days.size() - 1);
  }

  private String name() {
    return JOB + "/" + range() + "/backfill";
  }

  @Override
  public void close() throws IOException {
    gate.open();
    hosts.close();
  }
}
