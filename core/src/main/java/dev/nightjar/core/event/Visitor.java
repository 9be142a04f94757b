package dev.nightjar.core.event;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Who an event belongs to: its visitor id, else its order id, else its event id. Events of one
 * visitor share a hash, so they lie together in the raw table and are read together.
 *
 * @param kind which id it is
 * @param id the id
 */
public record Visitor(Kind kind, String id) {
  /** Which id tells the visitor. */
  public enum Kind {
    VISITOR('v'),
    ORDER('o'),
    EVENT('e');

    private final byte tag;

    Kind(char tag) {
      this.tag = (byte) tag;
    }
  }

  /** The visitor of an event with these ids. */
  public static Visitor of(@Nullable String visitorId, @Nullable String orderId, String eventId) {
    if (visitorId != null) {
      return new Visitor(Kind.VISITOR, visitorId);
    }
    return orderId != null ? new Visitor(Kind.ORDER, orderId) : new Visitor(Kind.EVENT, eventId);
  }

  /**
   * The visitor hash: the first 8 bytes of the SHA-256 of the kind's letter and the id in UTF-8, as
   * an unsigned number.
   */
  public long hash() {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(kind.tag);
    sha256.update(Bytewise.utf8(id));
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  /** By hand: a record's own goes through method handles, which a night's loops feel. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Visitor visitor && kind == visitor.kind && id.equals(visitor.id);
  }

  @Override
  public int hashCode() {
    return 31 * kind.tag + id.hashCode();
  }
}
