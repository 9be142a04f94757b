package dev.nightjar.core.keys;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short name of a quarantined record, such as {@code 3f2a-0123456789ab}: the first two bytes of
 * its row key and the first digits of its source digest, in hexadecimal. It follows from the row
 * key alone, says nothing of a visitor, and leads to the row with a few seeks. Fewer digits, at
 * least four, name the record as long as no other begins with them; more are taken too.
 *
 * @param hash 4 lower-case hexadecimal digits: the first two bytes of the row key
 * @param digest the first digits of the source digest, 4 to 64 in lower case
 */
public record QuarantineId(String hash, String digest) {
  /** How many digits of the digest are shown. */
  public static final int SHOWN_DIGITS = 12;

  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{4})-([0-9a-f]{4,64})");
  private static final int HASH_BYTES = 2;

  public QuarantineId {
    if (!FORM.matcher(hash + "-" + digest).matches()) {
      throw invalid(hash + "-" + digest);
    }
  }

  /** The id of a record, with as many digits as are shown. */
  public static QuarantineId of(QuarantineKey key) {
    return new QuarantineId(
        HEX.formatHex(Arrays.copyOf(key.bytes(), HASH_BYTES)),
        key.source().hex().substring(0, SHOWN_DIGITS));
  }

  /** Reads an id as a person types it. */
  public static QuarantineId parse(String text) {
    Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw invalid(text);
    }
    return new QuarantineId(parts.group(1), parts.group(2));
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "Invalid id of a record: '%s' is not like 3f2a-0123456789ab, as nightjar quarantine list shows it"
            .formatted(text));
  }

  /** Whether it has at least the digits that are shown. */
  public boolean isWhole() {
    return digest.length() >= SHOWN_DIGITS;
  }

  /** Whether a record's row key begins as this says. */
  public boolean names(QuarantineKey key) {
    return key.source().hex().startsWith(digest)
        && HEX.formatHex(Arrays.copyOf(key.bytes(), HASH_BYTES)).equals(hash);
  }

  /** All rows with the same first two bytes, of this merchant and perhaps of others. */
  public KeyRange neighbours() {
    return KeyRange.ofPrefix(HEX.parseHex(hash));
  }

  /** The least key that this can name among the records of the merchant, or none, of a key. */
  public byte[] firstBeside(QuarantineKey key) {
    String even = digest.length() % 2 == 0 ? digest : digest + "0";
    return new KeyWriter().bytes(key.ownerPrefix()).bytes(HEX.parseHex(even)).key();
  }

  /** The id as it is shown and typed. */
  @Override
  public String toString() {
    return hash + "-" + digest;
  }
}
