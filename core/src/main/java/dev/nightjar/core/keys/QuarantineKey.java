package dev.nightjar.core.keys;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row key of {@code quarantine}: h2, merchant or none, 0, source digest (32), byte offset (8).
 * Without a merchant, h2 comes from the source digest.
 *
 * @param merchant the registered merchant that the record names, if any
 * @param source tells the source up to and including the record, so that the same source read again
 *     gives the same key, and another source another
 * @param offset where the record starts in its source, in bytes, 0 or more
 */
public record QuarantineKey(@Nullable MerchantId merchant, Digest source, long offset) {
  private static final int DIGEST_BYTES = 32;
  private static final int LEAST_OWNER_BYTES = 3;

  /** All rows of a merchant. */
  public static KeyRange range(MerchantId merchant) {
    return KeyRange.ofPrefix(new KeyWriter().merchant(merchant).key());
  }

  /**
   * Reads a record's row key.
   *
   * @throws IllegalArgumentException when the bytes are not a quarantine key
   */
  public static QuarantineKey parse(byte[] key) {
    int end = key.length - Long.BYTES;
    int start = end - DIGEST_BYTES;
    if (start < LEAST_OWNER_BYTES) {
      throw new IllegalArgumentException(
          "Invalid row key of quarantine: %s is too short"
              .formatted(HexFormat.of().formatHex(key)));
    }
    QuarantineKey read =
        new QuarantineKey(
            merchant(key).orElse(null),
            new Digest(HexFormat.of().formatHex(Arrays.copyOfRange(key, start, end))),
            ByteBuffer.wrap(key, end, Long.BYTES).getLong());
    if (read.ownerPrefix().length != start) {
      throw new IllegalArgumentException(
          "Invalid row key of quarantine: %s does not end with a digest and an offset after its merchant"
              .formatted(HexFormat.of().formatHex(key)));
    }
    return read;
  }

  /** The merchant in a row key, if it has one. */
  public static Optional<MerchantId> merchant(byte[] key) {
    return key.length > 2 && key[2] == 0
        ? Optional.empty()
        : Optional.of(new KeyReader(key).merchant());
  }

  /** The key's bytes. */
  public byte[] bytes() {
    return owner().bytes(digest()).unsigned(offset).key();
  }

  /** All records of the same merchant, or of none with the same first two bytes. */
  public KeyRange beside() {
    return KeyRange.ofPrefix(ownerPrefix());
  }

  byte[] ownerPrefix() {
    return owner().key();
  }

  private KeyWriter owner() {
    return merchant == null
        ? new KeyWriter().bytes(Arrays.copyOf(digest(), 2)).end()
        : new KeyWriter().merchant(merchant);
  }

  private byte[] digest() {
    return HexFormat.of().parseHex(source.hex());
  }
}
