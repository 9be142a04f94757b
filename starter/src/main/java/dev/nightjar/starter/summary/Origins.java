package dev.nightjar.starter.summary;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.publish.Origin;
import org.jspecify.annotations.Nullable;

/** Where generations come from, in words and as facts. */
final class Origins {
  private Origins() {}

  static String words(Origin origin) {
    if (origin instanceof Origin.CopyOf copy) {
      return "copy of " + copy.generation();
    } else if (origin instanceof Origin.SummarizedAgain again) {
      return "intermediate rows of %s, raw data as of %s"
          .formatted(again.generation(), again.dataAsOf().cutoff());
    } else if (origin instanceof Origin.Withdrawal withdrawal) {
      return "withdrawn: " + withdrawal.reason();
    }
    return "a run that the ledger does not know";
  }

  static @Nullable Generation copyOf(Origin origin) {
    return origin instanceof Origin.CopyOf copy ? copy.generation() : null;
  }

  static @Nullable Generation intermediateRowsOf(Origin origin) {
    return origin instanceof Origin.SummarizedAgain again ? again.generation() : null;
  }

  static @Nullable String reason(Origin origin) {
    return origin instanceof Origin.Withdrawal withdrawal ? withdrawal.reason() : null;
  }
}
