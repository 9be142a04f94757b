package dev.nightjar.activities.ingest;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.Bytewise;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;

/** A source that means harm, or comes from where things went wrong, with what must come of it. */
final class HostileSource {
  static final String MERCHANT = "acme";
  static final String LONGEST_MERCHANT = "m".repeat(126) + "é";

  private final String name;
  private final byte[] bytes;
  private final long accepted;
  private final Map<QuarantineReason, Long> refused;
  private final long blank;

  private HostileSource(
      String name, byte[] bytes, long accepted, Map<QuarantineReason, Long> refused, long blank) {
    this.name = name;
    this.bytes = bytes;
    this.accepted = accepted;
    this.refused = refused;
    this.blank = blank;
  }

  /** What it is. */
  String name() {
    return name;
  }

  /** The source, not compressed; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** Lines that are events. */
  long accepted() {
    return accepted;
  }

  /** Lines that are not, by reason. */
  Map<QuarantineReason, Long> refused() {
    return refused;
  }

  /** Lines of white space. */
  long blank() {
    return blank;
  }

  /** A source of which nothing is known yet. */
  static HostileSource source(String name, Object... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object part : parts) {
      bytes.writeBytes(part instanceof byte[] raw ? raw : Bytewise.utf8(part.toString()));
    }
    return new HostileSource(name, bytes.toByteArray(), 0, Map.of(), 0);
  }

  HostileSource accepts(long lines) {
    return new HostileSource(name, bytes, lines, refused, blank);
  }

  HostileSource refuses(long lines, QuarantineReason reason) {
    Map<QuarantineReason, Long> more = new EnumMap<>(QuarantineReason.class);
    more.putAll(refused);
    more.put(reason, lines);
    return new HostileSource(name, bytes, accepted, more, blank);
  }

  HostileSource skips(long lines) {
    return new HostileSource(name, bytes, accepted, refused, lines);
  }

  long lines() {
    return accepted + refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Raw bytes. */
  static byte[] raw(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    return raw;
  }

  /** An event with its own id. */
  static String event(String id) {
    return event(id, "");
  }

  /** An event with more fields, which follow a comma. */
  static String event(String id, String more) {
    return document(MERCHANT, '"' + id + '"', more);
  }

  /** An event of a merchant, with an id in JSON and more fields. */
  static String document(String merchant, String id, String more) {
    return """
        {"merchant":"%s","eventId":%s,"type":"view","at":"2026-11-22T10:00:00Z"%s}"""
        .formatted(merchant, id, more);
  }

  @Override
  public String toString() {
    return name;
  }
}
