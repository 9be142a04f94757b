package dev.nightjar.core.model;

/**
 * A merchant's id: 1 to 128 bytes of UTF-8 without NUL, ordered bytewise as in row keys. Half a
 * surrogate pair, which UTF-8 cannot hold, is refused, or two ids would share one key.
 *
 * @param value the id as the merchant's events spell it
 */
public record MerchantId(String value) implements Comparable<MerchantId> {
  /** The longest id, in bytes of UTF-8. */
  public static final int MAX_BYTES = 128;

  public MerchantId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "Invalid merchant id: '%s' must have 1 to %d bytes of UTF-8 and no NUL"
              .formatted(value, MAX_BYTES));
    }
  }

  /** Whether a text can be a merchant's id. */
  public static boolean isValid(String text) {
    return !text.isEmpty()
        && text.indexOf('\0') < 0
        && Bytewise.utf8(text).length <= MAX_BYTES
        && Bytewise.storable(text).equals(text);
  }

  @Override
  public int compareTo(MerchantId other) {
    return Bytewise.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
