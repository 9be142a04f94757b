package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.InterruptedBackfill.Content;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * A backfill that is paused, cancelled and gone on with, and whose worker hosts are killed, at any
 * points and in any order, publishes what one publishes that nothing interrupts. What is done to it
 * follows from the seed; which chunk is in hand then, only where the gate holds one.
 */
@Tag("stack")
final class BackfillLawsTest {
  private static final int DAYS = 6;

  @SuppressWarnings("NullAway.Init")
  private static TestStack stack;

  @SuppressWarnings("NullAway.Init")
  private static BackfillLab lab;

  @SuppressWarnings("NullAway.Init")
  private static Gate gate;

  private static LocalDate next = LocalDate.of(2020, 1, 1);

  @BeforeContainer
  static void open() throws IOException {
    stack = TestStack.start();
    Path folder = Files.createTempDirectory(Path.of("target"), "backfill-laws");
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    gate.open();
    HeldCount.waitAt(gate);
    lab =
        BackfillLab.of(
            Site.withoutWorkers(
                stack,
                Map.of(
                    "late.overlap", "0s",
                    "run.heartbeatTimeout", "3s",
                    "run.merchantsPerBatch", "2",
                    "worker.shutdownGrace", "0s")),
            folder);
    lab.site().register(HeldCount.HELD, "UTC");
  }

  @AfterContainer
  static void close() {
    HeldCount.waitNowhere();
    // What keeps it from opening is not to be hidden by this.
    if (lab != null) {
      lab.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @Provide
  Arbitrary<InterruptedDays> interrupted() {
    return InterruptedDays.any();
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void anInterruptedBackfillThatGoesOnEqualsAnUninterruptedOne(
      @ForAll("interrupted") InterruptedDays what) throws IOException {
    List<LocalDate> days = next.datesUntil(next.plusDays(DAYS)).toList();
    next = next.plusDays(DAYS);
    try (InterruptedBackfill backfill = new InterruptedBackfill(lab, gate, what, days)) {
      SortedMap<String, Content> interrupted = backfill.carryThrough();

      assertThat(interrupted).hasSize(DAYS * InterruptedBackfill.MERCHANTS.size());
      assertThat(interrupted).isEqualTo(backfill.uninterrupted());
      backfill.struck().forEach(Statistics.label("what struck")::collect);
    }
  }
}
