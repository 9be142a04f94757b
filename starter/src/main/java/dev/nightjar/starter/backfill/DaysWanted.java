package dev.nightjar.starter.backfill;

import dev.nightjar.activities.backfill.BackfillDays;
import dev.nightjar.activities.backfill.DayChoice;
import dev.nightjar.activities.backfill.DayOrder;
import dev.nightjar.activities.backfill.RecordDays;
import dev.nightjar.activities.late.LateRules;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.AgainRule;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.workflows.message.From;
import java.io.IOException;
import java.util.List;

/**
 * Which days a backfill is asked to run.
 *
 * @param name the backfill
 * @param merchants the merchants; empty for all
 * @param from what its runs read
 * @param choice which of the days
 * @param order in which order
 */
public record DaysWanted(
    BackfillName name, List<MerchantId> merchants, From from, DayChoice choice, DayOrder order) {
  public DaysWanted {
    merchants = List.copyOf(merchants);
  }

  /**
   * Chooses them.
   *
   * @param cutoff only days that had ended by then
   * @param since what has a generation as new is done
   * @return from raw, nothing is said of what is not run
   */
  public RecordDays.Answer choose(
      Session session, Generation cutoff, Generation since, Heartbeat heartbeat)
      throws IOException {
    return switch (from) {
      case RAW ->
          new RecordDays.Answer(
              session
                  .part(BackfillDays.class)
                  .choose(
                      new BackfillDays.Question(
                          name.job(), name.days(), merchants, cutoff, since, choice, order),
                      heartbeat),
              List.of());
      case INTERMEDIATE ->
          session
              .part(RecordDays.class)
              .choose(
                  new RecordDays.Question(
                      name.days(),
                      merchants,
                      cutoff,
                      since,
                      new AgainRule(
                          session.part(JobCatalog.class).job(name.job()), wanted(), cutoff),
                      new LateRules(session.part(FirstRuns.class))
                          .of(name.job(), session.config().run().late()),
                      order),
                  heartbeat);
    };
  }

  private AgainRule.Wanted wanted() {
    return choice == DayChoice.ALL ? AgainRule.Wanted.ALL : AgainRule.Wanted.OTHER_VERSIONS;
  }
}
