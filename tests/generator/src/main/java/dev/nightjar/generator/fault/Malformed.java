package dev.nightjar.generator.fault;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.generator.document.Bytes;
import java.util.EnumSet;
import java.util.HexFormat;

/**
 * Documents that break one rule, and no rule before it. No two are the same, so that each is
 * counted where the same document counts once.
 */
final class Malformed {
  /** The rules of the event document; that a job fails on a record is none. */
  private static final QuarantineReason[] REASONS =
      EnumSet.complementOf(EnumSet.of(QuarantineReason.JOB_FAILED))
          .toArray(QuarantineReason[]::new);

  private static final int LONGEST_ID = 256;

  private Malformed() {}

  static QuarantineReason reason(long draw) {
    return REASONS[(int) Long.remainderUnsigned(draw, REASONS.length)];
  }

  /** Writes a document that is refused for a reason. */
  static void write(String merchant, QuarantineReason reason, long id, Bytes out) {
    out.put(
        switch (reason) {
          case UNPARSED -> "{\"merchant\":\"" + merchant + "\",\"eventId\":\"" + text(id);
          case MERCHANT -> document("\"\"", quoted(id), "\"view\"", at(), "");
          case UNKNOWN_MERCHANT ->
              document("\"nobody-" + text(id) + "\"", quoted(id), "\"view\"", at(), "");
          case EVENT_ID ->
              document(name(merchant), "\"\"", "\"view\"", at(), ",\"draft\":" + quoted(id));
          case TYPE -> document(name(merchant), quoted(id), "null", at(), "");
          case AT ->
              document(name(merchant), quoted(id), "\"view\"", "\"2024-02-30T12:00:00Z\"", "");
          case QUANTITY -> optional(merchant, id, reason, "-1");
          case UNIT_PRICE -> optional(merchant, id, reason, "\"1,99\"");
          case AMOUNT -> optional(merchant, id, reason, "1e3");
          case DISCOUNT -> optional(merchant, id, reason, "\"+0.50\"");
          case ORDER_ID -> optional(merchant, id, reason, tooLong());
          case VISITOR_ID, PRODUCT_ID -> optional(merchant, id, reason, "{\"id\":1}");
          case CATEGORY -> optional(merchant, id, reason, "[\"shoes\"]");
          case CURRENCY -> optional(merchant, id, reason, "true");
          case JOB_FAILED -> throw new IllegalArgumentException("No document breaks " + reason);
        });
  }

  private static String optional(String merchant, long id, QuarantineReason field, String value) {
    return document(
        name(merchant), quoted(id), "\"purchase\"", at(), ",\"" + field.code() + "\":" + value);
  }

  private static String document(String merchant, String id, String type, String at, String more) {
    return "{\"merchant\":%s,\"eventId\":%s,\"type\":%s,\"at\":%s%s}"
        .formatted(merchant, id, type, at, more);
  }

  private static String at() {
    return "\"2024-02-29T12:00:00Z\"";
  }

  private static String name(String merchant) {
    return "\"" + merchant + "\"";
  }

  private static String quoted(long id) {
    return "\"bad-" + text(id) + "\"";
  }

  private static String tooLong() {
    return "\"" + "o".repeat(LONGEST_ID + 1) + "\"";
  }

  private static String text(long id) {
    return HexFormat.of().toHexDigits(id);
  }
}
