package dev.nightjar.jobs.analytics.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.EventBuilder;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of the data sets: as much of the rules as these need, and no more. */
final class LineReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?\\d{1,14}(\\.\\d{1,6})?");

  private final Set<MerchantId> registered;

  LineReader(Set<MerchantId> registered) {
    this.registered = registered;
  }

  Event read(String line) throws BadLine {
    JsonNode document = document(line);
    MerchantId merchant = new MerchantId(required(document, "merchant", QuarantineReason.MERCHANT));
    if (!registered.contains(merchant)) {
      throw new BadLine(QuarantineReason.UNKNOWN_MERCHANT);
    }
    String eventId = required(document, "eventId", QuarantineReason.EVENT_ID);
    String type = required(document, "type", QuarantineReason.TYPE);
    EventBuilder event = Event.of(merchant, eventId, type, at(document));
    return event
        .quantity(quantity(document))
        .unitPrice(decimal(document, "unitPrice", QuarantineReason.UNIT_PRICE))
        .amount(decimal(document, "amount", QuarantineReason.AMOUNT))
        .discount(decimal(document, "discount", QuarantineReason.DISCOUNT))
        .visitorId(text(document, "visitorId"))
        .orderId(text(document, "orderId"))
        .productId(text(document, "productId"))
        .category(text(document, "category"))
        .currency(text(document, "currency"))
        .build();
  }

  private static JsonNode document(String line) throws BadLine {
    try {
      JsonNode document = JSON.readTree(line);
      if (document.isObject()) {
        return document;
      }
    } catch (JsonProcessingException e) {
      // Neither is a document of another kind.
    }
    throw new BadLine(QuarantineReason.UNPARSED);
  }

  private static String required(JsonNode document, String field, QuarantineReason reason)
      throws BadLine {
    String value = text(document, field);
    if (value == null || value.isEmpty()) {
      throw new BadLine(reason);
    }
    return value;
  }

  private static Instant at(JsonNode document) throws BadLine {
    String value = document.path("at").asText();
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new BadLine(QuarantineReason.AT);
    }
  }

  private static @Nullable Long quantity(JsonNode document) throws BadLine {
    JsonNode value = document.path("quantity");
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isIntegralNumber() || value.asLong() < 0) {
      throw new BadLine(QuarantineReason.QUANTITY);
    }
    return value.asLong();
  }

  private static @Nullable BigDecimal decimal(
      JsonNode document, String field, QuarantineReason reason) throws BadLine {
    String value = text(document, field);
    if (value == null) {
      return null;
    }
    if (!PLAIN_DECIMAL.matcher(value).matches()) {
      throw new BadLine(reason);
    }
    return new BigDecimal(value);
  }

  private static @Nullable String text(JsonNode document, String field) {
    JsonNode value = document.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }
}
