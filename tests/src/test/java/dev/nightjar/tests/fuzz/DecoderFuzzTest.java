package dev.nightjar.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.MerchantId;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder against a second reading of the same rules, on documents of every kind. */
final class DecoderFuzzTest {
  private static final Set<MerchantId> REGISTERED =
      Set.of(new MerchantId("acme"), new MerchantId("é"), new MerchantId("12"));
  private static final JsonEventDecoder DECODER = new JsonEventDecoder(REGISTERED::contains);
  private static final String[] NAMES = {
    "merchant", "eventId", "type", "at", "quantity", "unitPrice", "amount", "discount",
    "visitorId", "orderId", "productId", "category", "currency", "attributes", "", "Merchant"
  };
  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "\"\"",
    "0",
    "-0",
    "-1",
    "7",
    "12",
    "1.5",
    "2.0",
    "1e3",
    "1E-2",
    "00",
    "+1",
    ".5",
    "5.",
    "-",
    "99999999999999",
    "999999999999999999",
    "1000000000000000000",
    "99999999999999.999999",
    "100000000000000",
    "0.0000001",
    "\"19.99\"",
    "\"-0.5\"",
    "\"1e3\"",
    "\" 1\"",
    "\"1.\"",
    "\"٣\"",
    "\"acme\"",
    "\"é\"",
    "\"\\u00e9\"",
    "\"e-1\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\udE00x\"",
    "\"a\\u0000b\"",
    "\"\\x\"",
    "[]",
    "[1,{\"a\":null}]",
    "{}",
    "{\"merchant\":\"12\"}",
    "[1,]",
    "{,}",
    "nul",
    "NaN",
    "'a'",
    "//"
  };
  private static final String[] TIMES = {
    "2026-11-22T23:59:59.999+01:00",
    "1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "1970-01-01T00:30:00+01:00",
    "2199-12-31T23:59:59.999999999Z",
    "2200-01-01T00:00:00Z",
    "2199-12-31T23:59:59-00:01",
    "2024-02-29T12:00:00Z",
    "2023-02-29T12:00:00Z",
    "2026-02-30T12:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T23:59:60Z",
    "2026-01-01T00:00Z",
    "2026-01-01T00:00:00.1234567890Z",
    "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00+18:00",
    "2026-01-01T00:00:00+18:01",
    "2026-01-01T00:00:00-00:00",
    "2026-01-01T00:00:00+0100",
    "2026-01-01T00:00:00",
    "2026-01-01 00:00:00Z",
    "2026-01-01t00:00:00z",
    "+2026-01-01T00:00:00Z"
  };

  @Test
  void whatTheDecoderSaysIsWhatTheRulesSay() {
    Fuzz.run(DecoderFuzzTest::document, DecoderFuzzTest::agrees);
  }

  /** What once told the two readings apart, or is easy to get wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "{}{}",
        "[]",
        "\uFEFF{}",
        "{\"merchant\":\"acme\",\"merchant\":null}",
        "{\"merchant\":12,\"eventId\":1.50,\"type\":1e5,\"at\":\"2026-01-01T00:00:00Z\"}",
        "{\"merchant\":12,\"eventId\":1,\"type\":\"t\",\"at\":\"2026-01-01T00:00:00Z\",\"quantity\":-0}",
        "{\"merchant\":12,\"eventId\":1,\"type\":\"t\",\"at\":\"2026-01-01T00:00:00Z\"}\0",
      })
  void theTwoReadingsAgree(String document) {
    agrees(Bytewise.utf8(document));
  }

  private static void agrees(byte[] document) {
    Decoded decoded = DECODER.decode(document);

    assertThat(SlowRules.told(decoded)).isEqualTo(SlowRules.read(document, REGISTERED));
    if (decoded instanceof Decoded.Bad bad) {
      assertThat(bad.detail()).isNotBlank().hasSizeLessThan(500).doesNotContain("\n", "\0");
    }
  }

  private static byte[] document(SplittableRandom random) {
    StringBuilder json = new StringBuilder("{");
    field(json, random, "merchant", "\"acme\"");
    field(json, random, "eventId", "\"e" + random.nextInt(9) + "\"");
    field(json, random, "type", "\"purchase\"");
    field(json, random, "at", "\"" + TIMES[random.nextInt(TIMES.length)] + "\"");
    for (int more = random.nextInt(5); more > 0; more--) {
      json.append(json.length() == 1 ? "" : ",")
          .append(" ".repeat(random.nextInt(2)))
          .append('"')
          .append(NAMES[random.nextInt(NAMES.length)])
          .append("\":")
          .append(value(random));
    }
    byte[] document = Bytewise.utf8(json.append('}').toString());
    return random.nextInt(3) == 0 ? Damage.of(random, document) : document;
  }

  private static void field(
      StringBuilder json, SplittableRandom random, String name, String usual) {
    if (random.nextInt(12) > 0) {
      json.append(json.length() == 1 ? "" : ",")
          .append('"')
          .append(name)
          .append("\":")
          .append(random.nextInt(12) > 0 ? usual : value(random));
    }
  }

  private static String value(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0 -> "\"" + "x".repeat(120 + random.nextInt(140)) + "é".repeat(random.nextInt(4)) + "\"";
      case 1 -> "1".repeat(1 + random.nextInt(300));
      case 2 -> "[".repeat(random.nextInt(40)) + "]".repeat(random.nextInt(40));
      default -> VALUES[random.nextInt(VALUES.length)];
    };
  }
}
