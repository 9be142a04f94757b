package dev.nightjar.core.keys;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the keys of a merchant begin with: two bytes of the id's hash, so that tables split evenly,
 * the id, NUL. The last few merchants' bytes are remembered, because a night makes millions of keys
 * for few merchants. Thread-safe; what it remembers changes no key.
 */
final class MerchantBytes {
  private static final int HASH_BYTES = 2;
  private static final int REMEMBERED = 1 << 10;
  private static final AtomicReferenceArray<MerchantBytes> KNOWN =
      new AtomicReferenceArray<>(REMEMBERED);

  private final MerchantId merchant;
  private final byte[] bytes;

  private MerchantBytes(MerchantId merchant) {
    byte[] id = Bytewise.utf8(merchant.value());
    this.merchant = merchant;
    bytes = new byte[HASH_BYTES + id.length + 1];
    System.arraycopy(Digest.sha256().digest(id), 0, bytes, 0, HASH_BYTES);
    System.arraycopy(id, 0, bytes, HASH_BYTES, id.length);
  }

  /** A merchant's bytes; not to be written to. */
  static byte[] of(MerchantId merchant) {
    int hash = merchant.hashCode();
    int place = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    MerchantBytes known = KNOWN.get(place);
    if (known == null || !known.merchant.equals(merchant)) {
      known = new MerchantBytes(merchant);
      KNOWN.set(place, known);
    }
    return known.bytes;
  }
}
