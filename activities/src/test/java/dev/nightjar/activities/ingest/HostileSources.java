package dev.nightjar.activities.ingest;

import static dev.nightjar.activities.ingest.HostileSource.document;
import static dev.nightjar.activities.ingest.HostileSource.event;
import static dev.nightjar.activities.ingest.HostileSource.raw;
import static dev.nightjar.activities.ingest.HostileSource.source;
import static dev.nightjar.core.event.QuarantineReason.AMOUNT;
import static dev.nightjar.core.event.QuarantineReason.EVENT_ID;
import static dev.nightjar.core.event.QuarantineReason.MERCHANT;
import static dev.nightjar.core.event.QuarantineReason.PRODUCT_ID;
import static dev.nightjar.core.event.QuarantineReason.QUANTITY;
import static dev.nightjar.core.event.QuarantineReason.UNKNOWN_MERCHANT;
import static dev.nightjar.core.event.QuarantineReason.UNPARSED;
import static dev.nightjar.core.event.QuarantineReason.VISITOR_ID;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The catalogue of hostile sources. */
final class HostileSources {
  private static final String MARK = "\uFEFF";
  private static final int LIMIT = IngestOptions.MAX_LINE_BYTES;

  private HostileSources() {}

  static Stream<HostileSource> all() {
    return Stream.of(lines(), encodings(), json(), ids(), otherFiles()).flatMap(each -> each);
  }

  private static Stream<HostileSource> lines() {
    return Stream.of(
        source("an empty file"),
        source("line ends alone", "\n\r\n\n  \t\r\n \n").skips(5),
        source("white space without a line end", "  ").skips(1),
        source("no final line end", event("a"), "\n", event("b")).accepts(2),
        source("half a line at the end", event("a"), "\n", event("b").substring(0, 40))
            .accepts(1)
            .refuses(1, UNPARSED),
        source("CR LF", event("a"), "\r\n", event("b"), "\r\n").accepts(2),
        source("CR at the end of the last line, which has no LF", event("a"), "\r").accepts(1),
        source("two CR before LF", event("a"), "\r\r\n").accepts(1),
        source("CR within a document, where JSON allows it", "{\r", event("a").substring(1))
            .accepts(1),
        source("CR alone between documents", event("a"), "\r", event("b"), "\n")
            .refuses(1, UNPARSED),
        source("two documents on a line", event("a"), event("b"), "\n").refuses(1, UNPARSED),
        source("a document over two lines", "{\n", event("a").substring(1), "\n")
            .refuses(2, UNPARSED),
        source(
                "a line of 3 MiB between good ones",
                event("a"),
                "\n",
                "x".repeat(3 << 20),
                "\n",
                event("b"))
            .accepts(2)
            .refuses(1, UNPARSED),
        source("a document at the limit", padded(LIMIT), "\n").accepts(1),
        source("a document at the limit with CR LF", padded(LIMIT), "\r\n").accepts(1),
        source("a document over the limit by one", padded(LIMIT + 1), "\n").refuses(1, UNPARSED),
        source("blanks over the limit", " ".repeat(LIMIT + 1), "\n").refuses(1, UNPARSED));
  }

  private static Stream<HostileSource> encodings() {
    return Stream.of(
        source("a byte order mark alone", MARK),
        source("a byte order mark at the start", MARK, event("a"), "\n").accepts(1),
        source("a byte order mark before a blank line", MARK, "\n", event("a")).accepts(1).skips(1),
        source(
                "two files with marks, one behind the other",
                MARK,
                event("a"),
                "\n",
                MARK,
                event("b"))
            .accepts(1)
            .refuses(1, UNPARSED),
        source("two byte order marks", MARK, MARK, event("a"), "\n").refuses(1, UNPARSED),
        source("half a byte order mark", raw(0xEF, 0xBB), "\n", event("a"))
            .accepts(1)
            .refuses(1, UNPARSED),
        source("NUL bytes alone", new byte[1000]).refuses(1, UNPARSED),
        source("NUL after a document", event("a"), raw(0), "\n").refuses(1, UNPARSED),
        source("NUL within a text", event("a", ",\"productId\":\"x\0y\""), "\n")
            .refuses(1, UNPARSED),
        source("NUL escaped within a text", event("a\\u0000b", ",\"productId\":\"\\u0000\""), "\n")
            .accepts(1),
        source("bytes that begin no character", "{\"x\":\"", raw(0xFF, 0xFE), "\"}\n")
            .refuses(1, UNPARSED),
        source("a character cut off", event("a"), "\n{\"x\":\"", raw(0xE2, 0x82))
            .accepts(1)
            .refuses(1, UNPARSED),
        source("an overlong slash", "{\"x\":\"", raw(0xC0, 0xAF), "\"}\n").refuses(1, UNPARSED),
        source("a surrogate in UTF-8", "{\"x\":\"", raw(0xED, 0xA0, 0x80), "\"}\n")
            .refuses(1, UNPARSED),
        source("beyond the last character", "{\"x\":\"", raw(0xF4, 0x90, 0x80, 0x80), "\"}\n")
            .refuses(1, UNPARSED),
        source("UTF-16", event("a").getBytes(StandardCharsets.UTF_16), "\n").refuses(1, UNPARSED));
  }

  private static Stream<HostileSource> json() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String objects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    String digits = "7".repeat(1_000);
    return Stream.of(
        source("arrays nested 100,000 deep", event("a", ",\"attributes\":" + deep), "\n")
            .refuses(1, UNPARSED),
        source("objects nested 100,000 deep", objects, "\n", event("a"))
            .accepts(1)
            .refuses(1, UNPARSED),
        source("arrays that are never closed", "[".repeat(100_000), "\n").refuses(1, UNPARSED),
        source("a thousand digits where nobody looks", event("a", ",\"x\":" + digits), "\n")
            .accepts(1),
        source("a thousand digits as money", event("a", ",\"amount\":" + digits), "\n")
            .refuses(1, AMOUNT),
        source("a thousand digits as quantity", event("a", ",\"quantity\":" + digits), "\n")
            .refuses(1, QUANTITY),
        source("a huge exponent as money", event("a", ",\"amount\":1e999999999"), "\n")
            .refuses(1, AMOUNT),
        source("a huge exponent where nobody looks", event("a", ",\"x\":1e999999999"), "\n")
            .accepts(1),
        source("a thousand digits as an id", document("acme", digits, ""), "\n")
            .refuses(1, EVENT_ID),
        source("a key twice, the last one counts", event("a", ",\"merchant\":\"nobody\""), "\n")
            .refuses(1, UNKNOWN_MERCHANT),
        source("a key twice, the last one good", "{\"merchant\":[],", event("a").substring(1), "\n")
            .accepts(1),
        source("fifty thousand keys", "{", keys(50_000), event("a").substring(1), "\n").accepts(1),
        source("half a surrogate pair as an id", document("acme", "\"\\ud83d\"", ""), "\n")
            .refuses(1, EVENT_ID),
        source("half a surrogate pair as a merchant", document("\\ud83d", "\"a\"", ""), "\n")
            .refuses(1, MERCHANT));
  }

  private static Stream<HostileSource> ids() {
    String most = "x".repeat(254) + "é";
    return Stream.of(
        source("ids at their limit", event(most, fields(most)), "\n").accepts(1),
        source("an event id over its limit", event(most + "y"), "\n").refuses(1, EVENT_ID),
        source("a visitor id over its limit", event("a", ",\"visitorId\":\"" + most + "y\""), "\n")
            .refuses(1, VISITOR_ID),
        source("a product id over its limit", event("a", ",\"productId\":\"" + most + "é\""), "\n")
            .refuses(1, PRODUCT_ID),
        source("a merchant at its limit", document(HostileSource.LONGEST_MERCHANT, "1", ""))
            .accepts(1),
        source("a merchant over its limit", document(HostileSource.LONGEST_MERCHANT + "m", "1", ""))
            .refuses(1, MERCHANT),
        source("a merchant with NUL", document("ac\\u0000me", "1", "")).refuses(1, MERCHANT),
        source("one event a thousand times", (event("a") + "\n").repeat(1_000)).accepts(1_000),
        source("one bad line a thousand times", "{}\n".repeat(1_000)).refuses(1_000, MERCHANT));
  }

  private static Stream<HostileSource> otherFiles() {
    return Stream.of(
        source("a PNG", raw(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13))
            .refuses(3, UNPARSED),
        source("a CSV", "merchant,eventId\nacme,1\nacme,2\n").refuses(3, UNPARSED),
        source("a JSON array on one line", "[", event("a"), ",", event("b"), "]")
            .refuses(1, UNPARSED),
        source("a JSON array over lines", "[\n", event("a"), ",\n", event("b"), "\n]\n")
            .accepts(1)
            .refuses(3, UNPARSED));
  }

  private static String fields(String id) {
    return ",\"visitorId\":\"%s\",\"orderId\":\"%s\",\"productId\":\"%s\",\"category\":\"%s\",\"currency\":\"%s\""
        .formatted(id, id, id, id, id);
  }

  private static String keys(int count) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < count; i++) {
      keys.append("\"k").append(i).append("\":0,");
    }
    return keys.toString();
  }

  private static String padded(int bytes) {
    String bare = event("a", ",\"x\":\"\"");
    return event("a", ",\"x\":\"" + "p".repeat(bytes - bare.length()) + '"');
  }
}
