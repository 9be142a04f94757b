package dev.nightjar.core.keys;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
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
  /** All rows of a merchant. */
  public static KeyRange range(MerchantId merchant) {
    return KeyRange.ofPrefix(new KeyWriter().merchant(merchant).key());
  }

  /** The merchant in a row key, if it has one. */
  public static Optional<MerchantId> merchant(byte[] key) {
    return key.length > 2 && key[2] == 0
        ? Optional.empty()
        : Optional.of(new KeyReader(key).merchant());
  }

  /** The key's bytes. */
  public byte[] bytes() {
    byte[] digest = HexFormat.of().parseHex(source.hex());
    KeyWriter writer = new KeyWriter();
    if (merchant == null) {
      writer.bytes(Arrays.copyOf(digest, 2)).end();
    } else {
      writer.merchant(merchant);
    }
    return writer.bytes(digest).unsigned(offset).key();
  }
}
