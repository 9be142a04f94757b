package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.stage.ChunkStage;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.ProcessActivities;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job that takes long is handed fewer rows at once, and comes to the same. */
@ExtendWith(EmbeddedStackExtension.class)
final class SlowFoldTest {
  private static final int VISITORS = 400;
  private static final long TENTH_OF_A_MILLI = 100_000;
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  @Test
  void theFoldsControllerLimitsWhatIsHandedToIt() {
    List<String> quick = cells("quick", TappedHello.before(day -> {}), stages());
    ChunkStages slowed = stages();
    List<String> slow = cells("slow", TappedHello.before(day -> work()), slowed);

    assertThat(slowed.batch(ChunkStage.FOLD)).isBetween(slowed.handed(), 255);
    assertThat(slowed.fold().rows()).isEqualTo(3 * VISITORS);
    assertThat(slow).isNotEmpty().hasSameSizeAs(quick);
  }

  private static ChunkStages stages() {
    return new ChunkStages(1000, 1000, 2);
  }

  /** A tenth of a millisecond of it for each visitor, who has three rows. */
  private static void work() {
    long began = System.nanoTime();
    while (System.nanoTime() - began < TENTH_OF_A_MILLI) {
      Thread.onSpinWait();
    }
  }

  private static List<String> cells(String name, Job<?> job, ChunkStages stages) {
    Night night = new Night(lab, name).with(Night.WIDE).with(job);
    MerchantId merchant = night.merchant("m", VISITORS);
    night.plan(1);
    ProcessActivity activity =
        new ProcessActivity(
            lab.stores(),
            lab.ledger(),
            JobCatalog.of(job),
            new JsonEventDecoder(any -> true),
            "host-1",
            ProcessOptions.defaults(),
            new QuarantineStore(lab.stores().connection(), lab.stores().namespace()),
            stages);
    Bench.call(
        ProcessActivities.class, activity, host -> host.process(night.task(night.run(1), 0)));
    return Cells.processed(
        lab.stores(), ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY)));
  }
}
