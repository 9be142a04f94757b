package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.Whose;
import dev.nightjar.activities.quarantine.WithoutErased;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.ShellWord;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is said to who reads records of an erased merchant. */
public final class ErasedRecords {
  private ErasedRecords() {}

  /**
   * Lets every other merchant pass, and nobody.
   *
   * @throws CommandRefused when it is erased
   */
  public static void refuse(WithoutErased readable, @Nullable MerchantId merchant) {
    if (readable.hides(merchant)) {
      throw new CommandRefused(
          "Merchant %s is ERASED, so its records are not read, though they are stored. To read them: nightjar merchants set %s --state PAUSED. To delete them: nightjar quarantine drop --merchant %s"
              .formatted(merchant, word(merchant), word(merchant)));
    }
  }

  private static String word(@Nullable MerchantId merchant) {
    return merchant == null ? "" : ShellWord.of(merchant.value());
  }

  /** Refuses a filter for the records of an erased merchant. */
  public static void refuse(WithoutErased readable, QuarantineFilter filter) {
    if (filter.whose() instanceof Whose.One one) {
      refuse(readable, one.merchant());
    }
  }

  /** Refuses to drop what would have to be exported before and is not. */
  public static void refuseExport(
      WithoutErased readable, Selection selection, QuarantineStore store) throws IOException {
    selection.each(
        store,
        entry -> {
          if (readable.hides(entry.key().merchant())) {
            throw new CommandRefused(
                "Cannot export the records of merchant %s, which is ERASED. Drop them without --export first: nightjar quarantine drop --merchant %s"
                    .formatted(entry.key().merchant(), word(entry.key().merchant())));
          }
          return true;
        });
  }

  /** Says how many records were left out, if any. */
  public static void tell(WithoutErased readable, Console console) {
    if (readable.leftOut() > 0) {
      console
          .err()
          .println(
              "Left out: %s of erased merchants"
                  .formatted(Elapsed.count(readable.leftOut(), "record")));
    }
  }
}
