package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.EarlierRun;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What earlier nights tell of the next. Thread-safe. */
public interface EarlierNights {
  /** The most merchants of a question. */
  int MOST_MERCHANTS = 500;

  /** The most days of a question. */
  int MOST_DAYS = 10;

  /** How many runs are looked at: a week's nights, so that a new speed shows within days. */
  int MOST_RUNS = 7;

  /** How many chunks of a run are looked at. */
  int MOST_CHUNKS = 100;

  /**
   * How many raw rows a job read of some merchants on some days: of each merchant-day, what its
   * newest computed generation came to. A generation that a rollback or a withdrawal published was
   * not computed.
   *
   * @param merchants at most {@link #MOST_MERCHANTS}
   * @param days at most {@link #MOST_DAYS}
   * @return a number a day that was published, in order of the days; nothing of other merchants
   * @throws LedgerUnavailable when the store does not answer
   */
  Map<MerchantId, List<Long>> rowsRead(
      JobName job, Collection<MerchantId> merchants, Collection<LocalDate> days);

  /**
   * The latest runs of a job that completed, with failures or without, and that were not tiny.
   *
   * @return at most {@link #MOST_RUNS}, each with at most {@link #MOST_CHUNKS} of its chunks, the
   *     first in order of dispatch; tiny chunks and those that took several attempts are left out
   * @throws LedgerUnavailable when the store does not answer
   */
  List<EarlierRun> latest(JobName job);
}
