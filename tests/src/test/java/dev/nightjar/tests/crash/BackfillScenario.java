package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.crash.KnownData.Delivered;
import dev.nightjar.tests.crash.Storm.Afterwards;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A backfill of what is missing, whose coordinator's host is killed twice and that is paused and
 * resumed; then one of everything, with what came late, that is cancelled and gone on with.
 */
final class BackfillScenario implements OperationSite.Scenario {
  @Override
  public void play(OperationSite on) throws Exception {
    on.deliver(on.data().onTime());
    pausedAndResumed(on);
    on.deliver(on.data().late());
    cancelledAndGoneOnWith(on);
  }

  private static void pausedAndResumed(OperationSite on) throws Exception {
    String name = name(on);
    DaysWork backfill = begin(on, command(on, "--missing"));
    on.killCoordinator(backfill.workflowId(), 2, Afterwards.GOES_ON);
    on.strike(
        Afterwards.STANDS_STILL, () -> on.operate("paused already", "backfills", "pause", name));
    DaysHandle handle = on.site().site().part(DaysClient.class).attach(backfill.workflowId());
    on.awaitThat(
        () ->
            on.isStill()
                && handle.status().filter(days -> days.phase().equals("paused")).isPresent());
    int days = backfill.runs().size();
    assertThat(days).isLessThan(on.data().generator().days().size());
    on.killCoordinatorOfStill(backfill.workflowId());
    assertThat(backfill.runs()).hasSize(days);
    on.operate("not paused", "backfills", "resume", name);
    on.awaitEnd();
    on.completed(backfill.runs());
    on.checks().published(Delivered.ON_TIME);
  }

  private static void cancelledAndGoneOnWith(OperationSite on) throws Exception {
    String name = name(on);
    List<String> words = command(on, "--all", "--order", "oldest");
    DaysWork cancelled = begin(on, words);
    on.strike(Afterwards.GOES_ON, () -> on.operate("No backfill", "backfills", "cancel", name));
    on.awaitEnd();
    for (RunRecord run : cancelled.runs()) {
      assertThat(run.state()).isIn(RunState.COMPLETED, RunState.CANCELLED);
      on.note(run);
    }
    DaysWork rest = begin(on, words);
    on.strike();
    on.awaitEnd();
    on.completed(rest.runs());
    on.checks().published(Delivered.EVERYTHING);
  }

  private static String range(OperationSite on) {
    return on.data().generator().days().get(0) + ".." + on.data().day();
  }

  private static String name(OperationSite on) {
    return PacedAnalytics.NAME + "/" + range(on) + "/backfill";
  }

  /** The words of the command for all days. */
  static List<String> command(OperationSite on, String... options) {
    return Stream.concat(
            Stream.of("backfill", PacedAnalytics.NAME.value(), range(on)), Stream.of(options))
        .toList();
  }

  /** Types a backfill of all days, until it has begun. */
  static DaysWork begin(OperationSite on, List<String> words) throws IOException {
    DaysWork work =
        new DaysWork(
            on.site().site(), "backfill/" + name(on), List.of("backfills", "follow", name(on)), 0);
    on.type(words, () -> work.isRunning() && !work.runs().isEmpty());
    on.turnTo(work);
    return work;
  }
}
