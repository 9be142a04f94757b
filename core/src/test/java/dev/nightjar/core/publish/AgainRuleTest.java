package dev.nightjar.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.job.VisitsJob;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.AgainRule.Wanted;
import java.time.ZoneId;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AgainRuleTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Generation PUBLISHED = new Generation(1_795_000_000_000L);
  private static final Generation NOW = new Generation(1_795_500_000_000L);

  /** Version 5 of the job, whose records are those of version 3. */
  private static final AgainRule RULE = rule(Wanted.OTHER_VERSIONS, NOW);

  private static AgainRule rule(Wanted wanted, Generation before) {
    return new AgainRule(
        new VisitsJob() {
          @Override
          public JobVersion version() {
            return new JobVersion(5);
          }

          @Override
          public JobVersion recordsSince() {
            return new JobVersion(3);
          }
        },
        wanted,
        before);
  }

  private static Pointer by(int version) {
    return new Pointer(
        PUBLISHED,
        new JobVersion(version),
        ZONE,
        "2025b",
        RowCounts.NONE,
        new TreeMap<>(),
        Digest.of(new byte[0]));
  }

  @Test
  void whatAVersionWithTheSameRecordsPublishedIsSummarizedAgain() {
    assertThat(RULE.refuses(ZONE, by(3))).isEmpty();
    assertThat(RULE.refuses(ZONE, by(4))).isEmpty();
  }

  @Test
  void recordsOfAnotherExtractorOrCodecAreNotRead() {
    assertThat(RULE.refuses(ZONE, by(2))).contains(WithoutRecords.OTHER_RECORDS);
    assertThat(RULE.refuses(ZONE, by(6))).contains(WithoutRecords.LATER_VERSION);
  }

  @Test
  void aJobThatClaimsNothingReadsItsOwnRecordsAlone() {
    AgainRule own = new AgainRule(new VisitsJob(), Wanted.ALL, NOW);
    assertThat(own.refuses(ZONE, by(1))).isEmpty();
    assertThat(own.refuses(ZONE, by(2))).contains(WithoutRecords.LATER_VERSION);
  }

  @Test
  void whatThePresentVersionPublishedIsSummarizedAgainOnlyIfAllIs() {
    assertThat(RULE.refuses(ZONE, by(5))).contains(WithoutRecords.UP_TO_DATE);
    assertThat(rule(Wanted.ALL, NOW).refuses(ZONE, by(5))).isEmpty();
  }

  @Test
  void onlyOlderGenerationsAre() {
    assertThat(rule(Wanted.ALL, PUBLISHED).refuses(ZONE, by(4)))
        .contains(WithoutRecords.NEWER_GENERATION);
  }

  @Test
  void whatHasNoRowsOfItsOwnIsNot() {
    assertThat(RULE.refuses(ZONE, null)).contains(WithoutRecords.NOT_PUBLISHED);
    Generation later = new Generation(PUBLISHED.cutoffMillis() + 1);
    assertThat(RULE.refuses(ZONE, by(4).copiedAs(later))).contains(WithoutRecords.ROLLED_BACK);
    assertThat(RULE.refuses(ZONE, by(4).withdrawnAs(later, new Origin.Withdrawal("wrong"))))
        .contains(WithoutRecords.WITHDRAWN);
  }

  @Test
  void aDayOfAnotherZoneIsAnotherDay() {
    assertThat(RULE.refuses(ZoneId.of("Asia/Tokyo"), by(4))).contains(WithoutRecords.OTHER_ZONE);
  }

  @Test
  void everyReasonSaysWhatToDoOrWhyNothingIs() {
    for (WithoutRecords reason : WithoutRecords.values()) {
      assertThat(reason.words()).isNotBlank().doesNotEndWith(".");
    }
  }
}
