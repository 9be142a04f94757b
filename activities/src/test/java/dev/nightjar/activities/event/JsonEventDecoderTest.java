package dev.nightjar.activities.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventDecoderTest {
  /** One breach for each reason, from the first to the last; none of the first two has a field. */
  private static final List<QuarantineReason> REASONS =
      Arrays.stream(QuarantineReason.values())
          .filter(reason -> reason != QuarantineReason.JOB_FAILED)
          .toList();

  @Test
  void theExampleOfTheDefinitionsIsReadInFull() {
    Event event =
        Documents.event(
            Documents.decode(
                """
                {"merchant":"acme","eventId":"e-1","visitorId":"v-9","type":"purchase","at":"2026-11-22T23:59:59.999+01:00",
                 "orderId":"o-7","productId":"sku-1","category":"shoes","quantity":2,"unitPrice":"19.99","amount":"39.98",
                 "discount":"4.00","currency":"EUR","attributes":{"any":"thing"}}"""));

    assertThat(event)
        .isEqualTo(
            Event.of(Documents.ACME, "e-1", "purchase", Instant.parse("2026-11-22T22:59:59.999Z"))
                .visitorId("v-9")
                .orderId("o-7")
                .productId("sku-1")
                .category("shoes")
                .currency("EUR")
                .quantity(2L)
                .unitPrice(new BigDecimal("19.99"))
                .amount(new BigDecimal("39.98"))
                .discount(new BigDecimal("4.00"))
                .build());
  }

  static Stream<QuarantineReason> reasonsOfFields() {
    return REASONS.stream()
        .filter(reason -> reason != QuarantineReason.UNPARSED)
        .filter(reason -> reason != QuarantineReason.UNKNOWN_MERCHANT);
  }

  @ParameterizedTest
  @MethodSource("reasonsOfFields")
  void theFirstBrokenRuleIsTheReasonWhereverItsFieldStands(QuarantineReason reason) {
    Documents later = Documents.least();
    List<QuarantineReason> broken = REASONS.subList(REASONS.indexOf(reason), REASONS.size());
    // The fields of later rules come first in the document.
    for (int i = broken.size() - 1; i >= 0; i--) {
      if (broken.get(i) != QuarantineReason.UNKNOWN_MERCHANT) {
        later.without(broken.get(i).code()).with(broken.get(i).code(), "true");
      }
    }

    assertThat(later.bad().reason()).isEqualTo(reason);
  }

  @Test
  void anUnknownMerchantIsTheReasonBeforeEveryFieldBelowIt() {
    Documents document = Documents.least().with("merchant", "\"no-such-shop\"");
    REASONS.subList(3, REASONS.size()).forEach(reason -> document.with(reason.code(), "[]"));

    assertThat(document.bad())
        .isEqualTo(
            new Decoded.Bad(
                QuarantineReason.UNKNOWN_MERCHANT,
                "merchant is 'no-such-shop': the registry does not take its events",
                null));
  }

  @Test
  void theMerchantIsNamedFromTheRulesBelowItOn() {
    assertThat(Documents.least().with("type", "null").bad().merchant()).isEqualTo(Documents.ACME);
    assertThat(Documents.least().with("merchant", "null").bad().merchant()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "\"text\"",
        "[1]",
        "7",
        "{\"merchant\":\"acme\"",
        "{\"merchant\":\"acme\",,}",
        "{\"merchant\":\"acme\",}",
        "{merchant:\"acme\"}",
        "{'merchant':'acme'}",
        "{\"merchant\":\"acme\"} x",
        "{\"merchant\":\"acme\"}{}",
        "{\"merchant\":\"ac\tme\"}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":NaN}",
        "{\"a\":1} // said",
        "\uFEFF{\"merchant\":\"acme\"}",
        "{\"a\":\"\\u00G0\"}",
        "{\"a\":\"\\x\"}"
      })
  void whatIsNotOneJsonObjectIsUnparsed(String document) {
    assertThat(Documents.bad(Documents.decode(document)).reason())
        .isEqualTo(QuarantineReason.UNPARSED);
  }

  @Test
  void everyBeginningOfADocumentIsUnparsed() {
    String whole =
        Documents.least().with("quantity", "1").with("attributes", "{\"a\":[1,2]}").text();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(Documents.bad(Documents.decode(whole.substring(0, length))).reason())
          .isEqualTo(QuarantineReason.UNPARSED);
    }
    assertThat(Documents.decode(whole)).isInstanceOf(Decoded.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C3", "C328", "C080", "E28082AC", "EDA080", "F4908080", "FF", "80"})
  void whatIsNotUtf8IsUnparsedWhereverItStands(String hex) {
    byte[] broken = HexFormat.of().parseHex(hex);
    byte[] document =
        Documents.least()
            .with("attributes", "\"????????\"")
            .text()
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(broken, 0, document, document.length - 2 - broken.length, broken.length);

    assertThat(Documents.bad(Documents.decode(document)))
        .isEqualTo(
            new Decoded.Bad(
                QuarantineReason.UNPARSED,
                "the document is not one JSON object in UTF-8: it is not valid UTF-8",
                null));
  }

  @Test
  void ofANameThatComesTwiceTheLastValueCounts() {
    Event event =
        Documents.event(
            Documents.decode(
                "{\"type\":true,\"merchant\":\"acme\",\"eventId\":\"a\",\"eventId\":\"b\",\"type\":\"view\","
                    + "\"at\":\"2026-11-22T23:59:59Z\",\"orderId\":\"o\",\"orderId\":null}"));

    assertThat(event.eventId()).isEqualTo("b");
    assertThat(event.type()).isEqualTo("view");
    assertThat(event.orderId()).isNull();
  }

  @Test
  void namesInsideOtherObjectsAreNotRead() {
    Event event =
        Documents.least()
            .with("attributes", "{\"type\":7,\"at\":\"never\",\"deep\":[{\"eventId\":\"\"}]}")
            .event();

    assertThat(event.type()).isEqualTo("purchase");
  }

  @Test
  void theValueOfAVisitorIdIsNeverTold() {
    String visitor = "secret-" + "x".repeat(300);

    assertThat(Documents.least().with("visitorId", "\"" + visitor + "\"").bad().detail())
        .doesNotContain("secret")
        .contains("visitorId")
        .contains("307 bytes");
    assertThat(Documents.bad(Documents.decode("{\"visitorId\":secret-7}")).detail())
        .doesNotContain("secret");
    assertThat(Documents.bad(Documents.decode("{\"visitorId\":\"secret-7")).detail())
        .doesNotContain("secret");
  }

  @Test
  void aDetailShowsAtMost80CharactersOfAValueOnOneLine() {
    String detail =
        Documents.least()
            .with("amount", "\"\\n" + "\\ud83d\\ude00".repeat(100) + "\"")
            .bad()
            .detail();

    assertThat(detail)
        .startsWith(
            "amount is '\uFFFD" + "\uD83D\uDE00".repeat(79) + "...': it must be a plain decimal")
        .doesNotContain("\n");
  }

  @Test
  void theOrderOfFieldsIsTheOrderOfReasons() {
    assertThat(Arrays.stream(EventField.values()).map(EventField::reason))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(EventField.values()).map(EventField::jsonName))
        .allMatch(name -> EventField.named(name) != null);
  }

  @Test
  void theRegistryIsAskedOnceForADocument() {
    List<MerchantId> asked = new ArrayList<>();
    new JsonEventDecoder(asked::add)
        .decode(Documents.least().text().getBytes(StandardCharsets.UTF_8));

    assertThat(asked).containsExactly(Documents.ACME);
  }
}
