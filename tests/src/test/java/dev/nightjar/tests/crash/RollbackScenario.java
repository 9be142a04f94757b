package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.crash.KnownData.Delivered;
import dev.nightjar.tests.crash.Storm.Afterwards;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The day of every merchant is rolled back from what came late to what was on time, one command
 * after the other; one of them is killed when its rows are there and its pointer is not. Then the
 * day is computed anew.
 */
final class RollbackScenario implements OperationSite.Scenario {
  private static final Duration SLOW = Duration.ofMillis(150);
  private static final Duration SLOW_FOR = Duration.ofSeconds(20);
  private static final Duration BEGUN = Duration.ofSeconds(90);

  @Override
  public void play(OperationSite on) throws Exception {
    on.deliver(on.data().onTime());
    calmNight(on, Existing.KEEP, Delivered.ON_TIME);
    SortedMap<String, Pointer> old = pointers(on);
    on.deliver(on.data().late());
    calmNight(on, Existing.REPLACE, Delivered.EVERYTHING);
    SortedMap<String, Pointer> newer = pointers(on);
    assertThat(newer.keySet()).isEqualTo(old.keySet());

    List<List<String>> commands = new ArrayList<>();
    old.forEach((merchant, to) -> commands.add(command(on, merchant, to.generation())));
    on.turnTo(new RollbackWork(commands));
    on.storm().follow();
    on.strike(
        new Strike(1, 0, List.of(new Fault.Slowed(Link.REGION_SERVERS, SLOW, SLOW_FOR))),
        Afterwards.STANDS_STILL,
        () -> killBetweenRowsAndPointer(on));
    for (int fault = 0; fault < Operation.FAULTS; fault++) {
      // A command may wait longer for what was away than a night does.
      on.strike(Afterwards.STANDS_STILL, () -> {});
    }
    on.awaitEnd();

    on.checks().published(Delivered.ON_TIME);
    SortedMap<String, Pointer> now = pointers(on);
    assertThat(now.keySet()).isEqualTo(old.keySet());
    for (String merchant : old.keySet()) {
      Pointer copy = Objects.requireNonNull(now.get(merchant));
      assertThat(copy.generation())
          .as(merchant)
          .isGreaterThan(Objects.requireNonNull(newer.get(merchant)).generation());
      assertThat(copy.origin())
          .as(merchant)
          .isEqualTo(new Origin.CopyOf(Objects.requireNonNull(old.get(merchant)).generation()));
    }
    calmNight(on, Existing.REPLACE, Delivered.EVERYTHING);
  }

  private static void calmNight(OperationSite on, Existing existing, Delivered delivered)
      throws IOException, InterruptedException {
    RunWork night = on.night(existing);
    on.awaitEnd();
    on.completed(List.of(night.ledger().run(night.run()).orElseThrow()));
    on.checks().hold(night.run(), delivered);
  }

  private static List<String> command(OperationSite on, String merchant, Generation to) {
    List<String> words = new ArrayList<>(List.of("summary", "rollback", merchant));
    words.add(on.data().day().toString());
    words.addAll(List.of("--job", PacedAnalytics.NAME.value(), "--to", to.toString(), "--yes"));
    return words;
  }

  private static SortedMap<String, Pointer> pointers(OperationSite on) throws IOException {
    SortedMap<String, Pointer> pointers = new TreeMap<>();
    for (Merchant merchant : on.data().generator().merchants()) {
      String id = merchant.id().value();
      on.site()
          .site()
          .published(PacedAnalytics.NAME, id, on.data().day())
          .ifPresent(pointer -> pointers.put(id, pointer));
    }
    return pointers;
  }

  /** The network is slow enough for the moment to be met; whether it was is only told. */
  private static void killBetweenRowsAndPointer(OperationSite on) throws Exception {
    int cells = on.site().site().cells(HBaseTable.SUMMARY).size();
    SortedMap<String, Pointer> before = pointers(on);
    Signals.await(
        BEGUN,
        () ->
            on.site().site().cells(HBaseTable.SUMMARY).size() > cells
                || !on.site().programs().isAlive(Target.of(Part.COMMAND_LINE)));
    on.site().programs().end(Target.of(Part.COMMAND_LINE), "KILL");
    boolean wasMet =
        on.site().site().cells(HBaseTable.SUMMARY).size() > cells && pointers(on).equals(before);
    Storm.say("  killed between rows and pointer: " + wasMet);
  }
}
