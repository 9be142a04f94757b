package dev.nightjar.activities.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The table of spellings: a field, its JSON, and what comes of it. */
class SpellingsTest {
  @ParameterizedTest
  @CsvFileSource(
      resources = "/spellings.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      quoteCharacter = '`',
      maxCharsPerColumn = 20_000)
  void everySpellingOfTheTableIsReadAsItSays(String field, String json, String result) {
    Decoded decoded = Documents.least().with(field, repeated(json)).decoded();

    assertThat(shown(decoded, field)).isEqualTo(repeated(result));
  }

  /** Writes {@code <x*3>} out as {@code xxx}. */
  private static String repeated(String text) {
    return Pattern.compile("<([^*<>]+)\\*([0-9]+)>")
        .matcher(text)
        .replaceAll(
            part ->
                Matcher.quoteReplacement(part.group(1).repeat(Integer.parseInt(part.group(2)))));
  }

  private static String shown(Decoded decoded, String field) {
    if (decoded instanceof Decoded.Bad bad) {
      return "bad " + bad.reason().code();
    }
    return String.valueOf(value(Documents.event(decoded), field));
  }

  private static Object value(Event event, String field) {
    Object value =
        switch (field) {
          case "merchant" -> event.merchant();
          case "eventId" -> event.eventId();
          case "type" -> event.type();
          case "at" -> event.at();
          case "quantity" -> event.quantity();
          case "unitPrice" -> event.unitPrice();
          case "amount" -> event.amount();
          case "discount" -> event.discount();
          case "visitorId" -> event.visitorId();
          case "orderId" -> event.orderId();
          case "productId" -> event.productId();
          case "category" -> event.category();
          case "currency" -> event.currency();
          default -> throw new IllegalArgumentException(field);
        };
    return value == null ? "absent" : value;
  }
}
