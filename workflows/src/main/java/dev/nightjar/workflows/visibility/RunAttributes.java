package dev.nightjar.workflows.visibility;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.LocalDate;
import java.util.List;

/**
 * The search attributes of runs, of their batches and of what schedules start. A namespace has to
 * have all of them, or runs are carried without.
 */
public final class RunAttributes {
  /** What is computed. */
  public static final SearchAttributeKey<String> JOB = SearchAttributeKey.forKeyword("NightjarJob");

  /** The business day, as in {@code 2026-11-22}. */
  public static final SearchAttributeKey<String> BUSINESS_DAY =
      SearchAttributeKey.forKeyword("NightjarBusinessDay");

  /** The state of a run that goes on but starts nothing. */
  public static final String PAUSED = "PAUSED";

  /** A {@link RunState}, or {@link #PAUSED}. */
  public static final SearchAttributeKey<String> STATE =
      SearchAttributeKey.forKeyword("NightjarState");

  /** The group of merchants. */
  public static final SearchAttributeKey<String> GROUP =
      SearchAttributeKey.forKeyword("NightjarGroup");

  /** How many merchants are planned; 0 until that is known. */
  public static final SearchAttributeKey<Long> MERCHANTS =
      SearchAttributeKey.forLong("NightjarMerchants");

  /** How many chunks failed for good, known at the end. */
  public static final SearchAttributeKey<Long> FAILED_CHUNKS =
      SearchAttributeKey.forLong("NightjarFailedChunks");

  private RunAttributes() {}

  /** All of them, in the order in which people read them. */
  public static List<SearchAttributeKey<?>> all() {
    return List.of(JOB, BUSINESS_DAY, STATE, GROUP, MERCHANTS, FAILED_CHUNKS);
  }

  /** Those of a run or a batch that starts. Every attribute is there, so that all are checked. */
  public static SearchAttributes started(JobName job, LocalDate day, String group, long merchants) {
    return SearchAttributes.newBuilder()
        .set(JOB, job.value())
        .set(BUSINESS_DAY, day.toString())
        .set(STATE, RunState.RUNNING.name())
        .set(GROUP, group)
        .set(MERCHANTS, merchants)
        .set(FAILED_CHUNKS, 0L)
        .build();
  }
}
