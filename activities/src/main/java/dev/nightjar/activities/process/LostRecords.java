package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantList;

/** Intermediate rows that were to be summarized again are not there any more. */
public final class LostRecords extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  private LostRecords(ResultId source, HashRange hashes, String what) {
    super(
        ("the intermediate rows of generation %s of %s, hash range %s, %s: they were swept or deleted since the run was"
                + " planned. What is published stays. Compute the day from raw: nightjar run %s %s --merchants %s --force")
            .formatted(
                source.generation(),
                source.merchantDay(),
                hashes,
                what,
                source.job(),
                source.merchantDay().day(),
                MerchantList.of(source.merchantDay().merchant()).word()));
  }

  static LostRecords withoutSeal(ResultId source, HashRange hashes) {
    return new LostRecords(source, hashes, "have no seal");
  }

  static LostRecords of(ResultId source, HashRange hashes, long read, long sealed) {
    return new LostRecords(
        source, hashes, "are %d where their seal tells of %d".formatted(read, sealed));
  }
}
