package dev.nightjar.core.event;

/**
 * Why a record is quarantined: the first rule of the event document that it breaks, in the order of
 * the constants; or that a job fails on it.
 */
public enum QuarantineReason {
  UNPARSED("unparsed"),
  MERCHANT("merchant"),
  UNKNOWN_MERCHANT("unknown_merchant"),
  EVENT_ID("eventId"),
  TYPE("type"),
  AT("at"),
  QUANTITY("quantity"),
  UNIT_PRICE("unitPrice"),
  AMOUNT("amount"),
  DISCOUNT("discount"),
  VISITOR_ID("visitorId"),
  ORDER_ID("orderId"),
  PRODUCT_ID("productId"),
  CATEGORY("category"),
  CURRENCY("currency"),
  /** It keeps every rule, but the job's code throws on it. */
  JOB_FAILED("job_failed");

  private final String code;

  QuarantineReason(String code) {
    this.code = code;
  }

  /** The reason as it is stored and shown. */
  public String code() {
    return code;
  }

  /**
   * The reason of a stored code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static QuarantineReason ofCode(String code) {
    for (QuarantineReason reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("Invalid quarantine reason: '%s'".formatted(code));
  }
}
