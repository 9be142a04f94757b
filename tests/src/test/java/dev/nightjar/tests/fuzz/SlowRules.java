package dev.nightjar.tests.fuzz;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of docs/events.md written down a second time, without a thought for speed. */
final class SlowRules {
  private static final DateTimeFormatter AT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendOffset("+HH:MM", "Z")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private final Map<String, Object> fields;

  private SlowRules(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** A rule is broken. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
    private final QuarantineReason reason;

    Broken(QuarantineReason reason) {
      this.reason = reason;
    }
  }

  /** The event of a document, or the reason why there is none. */
  static Object read(byte[] document, Set<MerchantId> registered) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      return new SlowRules(SlowJson.object(text)).event(registered);
    } catch (CharacterCodingException | SlowJson.Invalid e) {
      return QuarantineReason.UNPARSED;
    } catch (Broken e) {
      return e.reason;
    }
  }

  /** What the decoder said, to be compared. */
  static Object told(Decoded decoded) {
    return decoded instanceof Decoded.Good good ? good.event() : ((Decoded.Bad) decoded).reason();
  }

  private Event event(Set<MerchantId> registered) throws Broken {
    String merchant = id("merchant", 128, QuarantineReason.MERCHANT);
    check(!merchant.contains("\0"), QuarantineReason.MERCHANT);
    MerchantId named = new MerchantId(merchant);
    check(registered.contains(named), QuarantineReason.UNKNOWN_MERCHANT);
    return Event.of(
            named,
            id("eventId", 256, QuarantineReason.EVENT_ID),
            id("type", 256, QuarantineReason.TYPE),
            at())
        .quantity(quantity())
        .unitPrice(money("unitPrice", QuarantineReason.UNIT_PRICE))
        .amount(money("amount", QuarantineReason.AMOUNT))
        .discount(money("discount", QuarantineReason.DISCOUNT))
        .visitorId(optional("visitorId", QuarantineReason.VISITOR_ID))
        .orderId(optional("orderId", QuarantineReason.ORDER_ID))
        .productId(optional("productId", QuarantineReason.PRODUCT_ID))
        .category(optional("category", QuarantineReason.CATEGORY))
        .currency(optional("currency", QuarantineReason.CURRENCY))
        .build();
  }

  private String id(String name, int most, QuarantineReason reason) throws Broken {
    String text = text(fields.get(name));
    if (text == null || text.isEmpty()) {
      throw new Broken(reason);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    check(utf8.length <= most, reason);
    check(new String(utf8, StandardCharsets.UTF_8).equals(text), reason);
    return text;
  }

  private @Nullable String optional(String name, QuarantineReason reason) throws Broken {
    Object value = fields.get(name);
    boolean absent = value == null || value == SlowJson.Other.NULL || value.equals("");
    return absent ? null : id(name, 256, reason);
  }

  private Instant at() throws Broken {
    try {
      String text = fields.get("at") instanceof String spelled ? spelled : "";
      check(!text.contains(".Z") && !text.contains(".+"), QuarantineReason.AT);
      OffsetDateTime at = OffsetDateTime.parse(text, AT);
      int year = at.withOffsetSameInstant(ZoneOffset.UTC).getYear();
      check(year >= 1970 && year <= 2199, QuarantineReason.AT);
      return at.toInstant();
    } catch (DateTimeParseException e) {
      throw new Broken(QuarantineReason.AT);
    }
  }

  private @Nullable Long quantity() throws Broken {
    Object value = fields.get("quantity");
    if (value == null || value == SlowJson.Other.NULL) {
      return null;
    }
    check(
        value instanceof SlowJson.Literal literal && literal.text().matches("-?\\d+"),
        QuarantineReason.QUANTITY);
    BigInteger number = new BigInteger(((SlowJson.Literal) value).text());
    check(number.signum() >= 0 && number.toString().length() <= 18, QuarantineReason.QUANTITY);
    return number.longValueExact();
  }

  private @Nullable BigDecimal money(String name, QuarantineReason reason) throws Broken {
    Object value = fields.get(name);
    if (value == null || value == SlowJson.Other.NULL) {
      return null;
    }
    String text = text(value);
    if (text == null) {
      throw new Broken(reason);
    }
    String digits = text.startsWith("-") ? text.substring(1) : text;
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String rest = point < 0 ? "0" : digits.substring(point + 1);
    check(isDigits(whole) && isDigits(rest), reason);
    check(whole.length() <= 14 && rest.length() <= 6, reason);
    return new BigDecimal(text);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof SlowJson.Literal literal) {
      return literal.text();
    }
    return value instanceof String text ? text : null;
  }

  private static void check(boolean holds, QuarantineReason reason) throws Broken {
    if (!holds) {
      throw new Broken(reason);
    }
  }
}
