package dev.nightjar.core.publish;

import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.Generation;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which merchant-days are summarized again from the intermediate rows of what is published.
 * Pure, but for what the job says of itself.
 *
 * @param job as this program has it
 * @param wanted which of those that can be
 * @param before only what is published by older generations
 */
public record AgainRule(Job<?> job, Wanted wanted, Generation before) {
  /** Which of the merchant-days that can be summarized again are. */
  public enum Wanted {
    /** What another version of the job has published. */
    OTHER_VERSIONS,
    /** All. */
    ALL
  }

  /**
   * Why a merchant-day is not summarized again, as far as its pointer tells.
   *
   * @param zone the merchant's zone for the day by the registry
   * @param pointer what readers are sent to; null for nothing
   * @return empty when it is, unless its rows are gone
   */
  public Optional<WithoutRecords> refuses(ZoneId zone, @Nullable Pointer pointer) {
    if (pointer == null) {
      return Optional.of(WithoutRecords.NOT_PUBLISHED);
    }
    Optional<WithoutRecords> unreadable = unreadable(zone, pointer);
    if (unreadable.isPresent()) {
      return unreadable;
    }
    if (wanted == Wanted.OTHER_VERSIONS && pointer.version().equals(job.version())) {
      return Optional.of(WithoutRecords.UP_TO_DATE);
    }
    return pointer.generation().compareTo(before) < 0
        ? Optional.empty()
        : Optional.of(WithoutRecords.NEWER_GENERATION);
  }

  private Optional<WithoutRecords> unreadable(ZoneId zone, Pointer pointer) {
    if (pointer.origin() instanceof Origin.Withdrawal) {
      return Optional.of(WithoutRecords.WITHDRAWN);
    }
    if (pointer.origin() instanceof Origin.CopyOf) {
      return Optional.of(WithoutRecords.ROLLED_BACK);
    }
    int version = pointer.version().number();
    if (version > job.version().number()) {
      return Optional.of(WithoutRecords.LATER_VERSION);
    }
    if (version < job.recordsSince().number()) {
      return Optional.of(WithoutRecords.OTHER_RECORDS);
    }
    return pointer.zone().equals(zone) ? Optional.empty() : Optional.of(WithoutRecords.OTHER_ZONE);
  }
}
