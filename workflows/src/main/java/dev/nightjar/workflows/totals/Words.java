package dev.nightjar.workflows.totals;

import dev.nightjar.core.model.RowCounts;
import dev.nightjar.workflows.message.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts in words, the same on every host whatever its language. */
public final class Words {
  private Words() {}

  /** "1 merchant", "12 merchants". */
  public static String merchants(int count) {
    return count(count, "merchant", "merchants");
  }

  /** "1 batch", "12 batches". */
  public static String batches(int count) {
    return count(count, "batch", "batches");
  }

  /** "1 chunk", "12 chunks". */
  public static String chunks(int count) {
    return count(count, "chunk", "chunks");
  }

  /** "1 business day", "12 business days". */
  public static String days(int count) {
    return count(count, "business day", "business days");
  }

  /** "12 raw rows (10 used, 1 duplicate, 1 quarantined)". */
  public static String rows(RowCounts rows) {
    return String.format(
        Locale.ROOT,
        "%s (%,d used, %s, %,d quarantined)",
        count(rows.read(), "raw row", "raw rows"),
        rows.used(),
        count(rows.duplicates(), "duplicate", "duplicates"),
        rows.quarantined());
  }

  /** "left out: 3 already published, 1 without data"; empty when nobody is. */
  public static String leftOut(LeftOut leftOut) {
    List<String> parts = new ArrayList<>();
    part(parts, leftOut.alreadyPublished(), "already published");
    part(parts, leftOut.withoutData(), "without data");
    part(parts, leftOut.notEnded(), "whose day has not ended");
    part(parts, leftOut.noSuchDay(), "whose zone has no such day");
    part(parts, leftOut.notActive(), "not active");
    part(parts, leftOut.withoutRecords(), "without intermediate rows to summarize again");
    return parts.isEmpty() ? "" : "left out: " + String.join(", ", parts);
  }

  private static void part(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }

  private static String count(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }
}
