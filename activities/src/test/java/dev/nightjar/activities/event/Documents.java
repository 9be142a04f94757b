package dev.nightjar.activities.event;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.MerchantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Documents for tests: a good one, some of whose fields are replaced by other JSON. */
final class Documents {
  static final MerchantId ACME = new MerchantId("acme");

  private static final EventDecoder DECODER = new JsonEventDecoder(ACME::equals);

  private final Map<String, String> json = new LinkedHashMap<>();

  private Documents() {
    json.put("merchant", "\"acme\"");
    json.put("eventId", "\"e-1\"");
    json.put("type", "\"purchase\"");
    json.put("at", "\"2026-11-22T23:59:59Z\"");
  }

  /** A document with the required fields alone. */
  static Documents least() {
    return new Documents();
  }

  /** The same with a field of this JSON. */
  Documents with(String field, String value) {
    json.put(field, value);
    return this;
  }

  /** The same without a field. */
  Documents without(String field) {
    json.remove(field);
    return this;
  }

  String text() {
    return json.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  Decoded decoded() {
    return decode(text());
  }

  Event event() {
    return event(decoded());
  }

  Decoded.Bad bad() {
    return bad(decoded());
  }

  static Decoded decode(String document) {
    return DECODER.decode(Bytewise.utf8(document));
  }

  static Decoded decode(byte[] document) {
    return DECODER.decode(document);
  }

  static Event event(Decoded decoded) {
    if (decoded instanceof Decoded.Good good) {
      return good.event();
    }
    throw new AssertionError("Not an event: " + decoded);
  }

  static Decoded.Bad bad(Decoded decoded) {
    if (decoded instanceof Decoded.Bad bad) {
      return bad;
    }
    throw new AssertionError("Not bad: " + decoded);
  }
}
