package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees on a real terminal, who makes it narrower and types Ctrl-C. */
@OnStack
@Timeout(540)
final class TerminalTest {
  private static final String DAY = "2026-03-10";
  private static final int COLUMNS = 100;
  private static final int NARROW = 45;
  private static final int CTRL_C = 130;

  private final Path folder;

  TerminalTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Terminal command(Site site, String type, String... words) throws IOException {
    Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
    List<String> line = new ArrayList<>(List.of("--config", config.toString()));
    line.addAll(List.of("--progress", "live"));
    line.addAll(List.of(words));
    return Terminal.start(folder, type, COLUMNS, line);
  }

  @Test
  void aRunIsDrawnWithinTheWidthThatTheTerminalHasNowAndGoesOnWithoutItsCommand(TestStack stack)
      throws Exception {
    Gate gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    HeldCount.waitAt(gate);
    try (Site site = Site.on(stack)) {
      site.register(HeldCount.HELD, "UTC");
      site.ingest(Events.of(HeldCount.HELD, 60, Instant.parse(DAY + "T12:00:00Z")));
      try (Terminal terminal = command(site, "xterm-256color", "run", "held-count", DAY)) {
        terminal.awaitSaid("Longest running");
        assertThat(terminal.widthOfSomeDrawings()).isBetween(NARROW + 1, COLUMNS - 1);
        terminal.resize(NARROW);
        terminal.awaitNoWiderThan(NARROW - 1);
        assertThat(terminal.widthOfSomeDrawings()).isBetween(20, NARROW - 1);

        terminal.interrupt();
        assertThat(terminal.exit()).as(terminal.text()).isEqualTo(CTRL_C);
        String said = terminal.text();
        assertThat(said.substring(said.lastIndexOf("The run goes on")))
            .contains("The run goes on without this command. Come back to it with:")
            .contains("runs follow held-count/" + DAY, "runs cancel held-count/" + DAY)
            .doesNotContain("Longest running", "Exception");
      }
      gate.open();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> site.part(Ledger.class).runs(1).get(0).state() == RunState.COMPLETED);
    } finally {
      HeldCount.waitNowhere();
    }
  }

  @Test
  void onADumbTerminalAnIngestTellsPlainLinesAndWhatIsStoredWhenItIsLeft(TestStack stack)
      throws Exception {
    Path pipe = folder.resolve("events");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    AtomicBoolean goesOn = new AtomicBoolean(true);
    Thread sender = new Thread(() -> send(pipe, goesOn), "sender");
    sender.setDaemon(true);
    try (Site site = Site.withoutWorkers(stack, Map.of())) {
      site.register("apple", "UTC");
      sender.start();
      try (Terminal terminal = command(site, "dumb", "ingest", pipe.toString())) {
        terminal.awaitSaid("ingesting " + pipe);
        terminal.awaitSaid(Pattern.compile("[1-9][0-9,]* accepted, 0 quarantined"));

        terminal.interrupt();
        assertThat(terminal.exit()).as(terminal.text()).isEqualTo(CTRL_C);
        assertThat(terminal.text())
            .containsPattern("Left .*events before its end, with [1-9][0-9,]* lines or more stored")
            .contains("Ingest it again from its start: nothing is doubled")
            .doesNotContain("Exception");
        assertThat(terminal.raw()).doesNotContain("\u001b");
      }
    } finally {
      goesOn.set(false);
    }
  }

  /** Sends the same lines again and again: there is always more to come. */
  private static void send(Path pipe, AtomicBoolean goesOn) {
    byte[] lines =
        String.join("\n", Events.of("apple", 20, Instant.parse(DAY + "T12:00:00Z")))
            .concat("\n")
            .getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(pipe)) {
      while (goesOn.get()) {
        out.write(lines);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void whoLeavesATrialOnAClusterIsToldWhichNightsWereNotBegun(TestStack stack) throws Exception {
    List<String> events = new ArrayList<>();
    for (int day = 0; day < 6; day++) {
      events.addAll(
          Events.of("apple", 5, Instant.parse(DAY + "T12:00:00Z").plus(Duration.ofDays(day))));
    }
    Path file = Files.write(folder.resolve("six-days.ndjson"), events);
    Path merchants =
        Files.writeString(
            folder.resolve("merchants.json"),
            "[{\"merchant\":\"apple\",\"zone\":\"UTC\",\"currency\":\"EUR\"}]");
    // No worker host takes the nights, so none of them ends.
    try (Site site = Site.withoutWorkers(stack, Map.of());
        Terminal terminal =
            command(site, "xterm", "try", file.toString(), merchants.toString(), "--on-cluster")) {
      terminal.awaitSaid("0 of 6");
      // It is drawn as soon as one of the four is begun.
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> firstFour().allMatch(day -> isBegun(site, day)));
      terminal.interrupt();
      assertThat(terminal.exit()).as(terminal.text()).isEqualTo(CTRL_C);
      assertThat(terminal.text())
          .contains("The nights that were begun go on. See how far they are:")
          .contains("2 nights were not begun. Run them with:")
          .contains("backfill merchant-analytics 2026-03-14..2026-03-15 --all")
          .doesNotContain("Exception");
    }
  }

  private static Stream<LocalDate> firstFour() {
    LocalDate first = LocalDate.parse(DAY);
    return first.datesUntil(first.plusDays(4));
  }

  private static boolean isBegun(Site site, LocalDate day) {
    return site.part(RunClient.class)
        .runningSince("nightly/merchant-analytics/%s/all".formatted(day))
        .isPresent();
  }
}
