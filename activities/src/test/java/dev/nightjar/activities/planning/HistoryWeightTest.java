package dev.nightjar.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.WeightHistory;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Days of 2,000 visitors with three rows each, and what earlier nights read of their merchants. */
@ExtendWith(EmbeddedStackExtension.class)
final class HistoryWeightTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  @Test
  void aUsualDayWeighsWhatEarlierNightsRead() throws IOException {
    Night night = new Night(lab, "usual");
    MerchantId merchant = night.merchant("m", 2000);
    earlier(night, merchant, 6300, 6100, 90_000, 6200);

    assertThat(planned(night, merchant).plan().expectedRows()).isEqualTo(6300);
  }

  @Test
  void aDayThatIsFarFromUsualWeighsWhatItsKeysShow() throws IOException {
    Night night = new Night(lab, "unusual");
    MerchantId merchant = night.merchant("m", 2000);
    earlier(night, merchant, 500, 500, 500, 500);

    assertThat(planned(night, merchant).plan().expectedRows()).isBetween(5_000L, 7_000L);
  }

  @Test
  void aSmallDayIsCountedWhateverEarlierNightsRead() throws IOException {
    Night night = new Night(lab, "quiet");
    MerchantId merchant = night.merchant("m", 2);
    earlier(night, merchant, 6000, 6000, 6000, 6000);

    assertThat(planned(night, merchant).plan().expectedRows()).isEqualTo(6);
  }

  @Test
  void aMerchantWithoutADayIsLeftOutHoweverLargeItWas() throws IOException {
    Night night = new Night(lab, "gone");
    MerchantId silent = night.merchant("silent");
    MerchantId late = night.merchant("late");
    night.deliver(late, 1, "1", night.run(1).generation().cutoffMillis() + 1);
    earlier(night, silent, 6000, 6000, 6000, 6000);
    earlier(night, late, 6000, 6000, 6000, 6000);

    DayPlan plan = planned(night, silent, late);
    assertThat(plan.plan().isEmpty()).isTrue();
    assertThat(plan.leftOut()).isEqualTo(new LeftOut(0, 2, 0, 0, 0));
  }

  private static void earlier(Night night, MerchantId merchant, long... rows) {
    for (int week = 0; week < rows.length; week++) {
      LocalDate day = WeightHistory.days(Night.DAY).get(week);
      RunId run = new RunId(night.run(1).job(), day, "all", night.run(1).generation());
      lab.ledger().open(run, new JobVersion(1), "nightly/earlier");
      lab.ledger()
          .published(
              List.of(
                  new Publication(
                      new MerchantDay(merchant, day),
                      run,
                      new JobVersion(1),
                      1,
                      Digest.of(new byte[0]),
                      new RowCounts(rows[week], rows[week], 0, 0))));
    }
  }

  private static DayPlan planned(Night night, MerchantId... merchants) throws IOException {
    DayRequest request =
        new DayRequest(
            night.run(1).job(),
            Night.DAY,
            night.run(1).generation(),
            List.of(merchants),
            Existing.KEEP);
    return lab.planning().plan(request, Night.SMALL, Heartbeat.NONE);
  }
}
