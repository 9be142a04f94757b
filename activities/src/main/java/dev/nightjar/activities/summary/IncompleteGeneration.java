package dev.nightjar.activities.summary;

import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.MerchantList;
import java.io.IOException;

/** A published generation does not have the rows that its pointer tells of. */
public final class IncompleteGeneration extends IOException {
  private static final long serialVersionUID = 1L;

  IncompleteGeneration(ResultId result, String dimension, long expected, long found) {
    super(
        ("Cannot read the summary of %s by job %s: generation %s has %d rows of dimension '%s', its pointer tells of"
                + " %d. Compute the day again with: nightjar run %s %s --merchants %s --force")
            .formatted(
                result.merchantDay(),
                result.job(),
                result.generation(),
                found,
                dimension,
                expected,
                result.job(),
                result.merchantDay().day(),
                MerchantList.of(result.merchantDay().merchant()).word()));
  }
}
