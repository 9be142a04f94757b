package dev.nightjar.activities.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RecordSource;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Slices and merchants as compact JSON: an array of {@code [merchant, day, zone, start, end]}, with
 * {@code first, last} in hexadecimal digits behind when it is not every visitor, and before them
 * {@code "again", generation, dataAsOf} where intermediate rows are summarized again; and an array
 * of ids. What is read equals what was written. Thread-safe.
 */
final class SliceText {
  private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
  private static final HexFormat HEX = HexFormat.of();
  private static final int DAY_FIELDS = 5;
  private static final int SOURCE_FIELDS = 3;

  /**
   * Stands where an earlier release expects hexadecimal digits, so that a host of it fails on such
   * a slice instead of reading raw for it.
   */
  private static final String AGAIN = "again";

  private SliceText() {}

  static String ofSlices(List<PlannedSlice> slices) {
    return text(
        json -> {
          for (PlannedSlice slice : slices) {
            write(json, slice);
          }
        });
  }

  static String ofMerchants(List<MerchantId> merchants) {
    return text(
        json -> {
          for (MerchantId merchant : merchants) {
            json.writeString(merchant.value());
          }
        });
  }

  static List<PlannedSlice> slices(String text) {
    try {
      List<PlannedSlice> slices = new ArrayList<>();
      for (String[] fields : JSON.readValue(text, String[][].class)) {
        slices.add(slice(fields));
      }
      return slices;
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalStateException(
          "Cannot read slices that the ledger holds; plan the day again: " + e.getMessage(), e);
    }
  }

  static List<MerchantId> merchants(String text) {
    try {
      List<MerchantId> merchants = new ArrayList<>();
      for (String merchant : JSON.readValue(text, String[].class)) {
        merchants.add(new MerchantId(merchant));
      }
      return merchants;
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalStateException(
          "Cannot read merchants that the ledger holds; plan the day again: " + e.getMessage(), e);
    }
  }

  private static void write(JsonGenerator json, PlannedSlice slice) throws IOException {
    BusinessDay day = slice.day();
    json.writeStartArray();
    json.writeString(slice.merchant().value());
    json.writeString(day.date().toString());
    json.writeString(day.zone().getId());
    json.writeString(day.start().toString());
    json.writeString(day.end().toString());
    RecordSource source = slice.source();
    if (source != null) {
      json.writeString(AGAIN);
      json.writeString(source.generation().toString());
      json.writeString(source.dataAsOf().toString());
    }
    if (!slice.hashes().equals(HashRange.ALL)) {
      json.writeString(HEX.toHexDigits(slice.hashes().first()));
      json.writeString(HEX.toHexDigits(slice.hashes().last()));
    }
    json.writeEndArray();
  }

  private static PlannedSlice slice(String[] fields) {
    BusinessDay day =
        new BusinessDay(
            LocalDate.parse(fields[1]),
            ZoneId.of(fields[2]),
            Instant.parse(fields[3]),
            Instant.parse(fields[4]));
    boolean isAgain = fields.length > DAY_FIELDS && fields[DAY_FIELDS].equals(AGAIN);
    int next = DAY_FIELDS + (isAgain ? SOURCE_FIELDS : 0);
    HashRange hashes =
        fields.length == next
            ? HashRange.ALL
            : new HashRange(
                HexFormat.fromHexDigitsToLong(fields[next]),
                HexFormat.fromHexDigitsToLong(fields[next + 1]));
    return new PlannedSlice(
        new MerchantId(fields[0]),
        day,
        hashes,
        isAgain ? new RecordSource(generation(fields[6]), generation(fields[7])) : null);
  }

  private static Generation generation(String text) {
    return new Generation(Long.parseLong(text));
  }

  private static String text(Elements elements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      elements.write(json);
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    return text.toString();
  }

  @FunctionalInterface
  private interface Elements {
    void write(JsonGenerator json) throws IOException;
  }
}
