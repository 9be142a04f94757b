package dev.nightjar.activities.testdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The bundled data sets: events, merchants, and what was counted of them independently. */
public final class DataSets {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of(System.getProperty("nightjar.data", "../docs/data"));

  private DataSets() {}

  /** The compressed events of a data set. */
  public static Path events(String dataSet) {
    return FOLDER.resolve(dataSet).resolve("events.ndjson.gz");
  }

  /** The events of a data set, decompressed. */
  public static byte[] bytes(String dataSet) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(events(dataSet)))) {
      return in.readAllBytes();
    }
  }

  /** The merchants of a data set. */
  public static RegistrySnapshot merchants(String dataSet) throws IOException {
    List<Merchant> merchants = new ArrayList<>();
    for (JsonNode merchant : json(dataSet, "merchants.json")) {
      merchants.add(
          new Merchant(
              new MerchantId(merchant.get("merchant").textValue()),
              ZoneHistory.of(ZoneId.of(merchant.get("zone").textValue())),
              Currency.getInstance(merchant.get("currency").textValue()),
              1,
              MerchantState.ACTIVE));
    }
    return RegistrySnapshot.of(merchants);
  }

  /** How many lines a data set has. */
  public static long lines(String dataSet) throws IOException {
    return json(dataSet, "headline.json").get("lines").longValue();
  }

  /** A figure of the headline, such as {@code events} or {@code merchant_days}. */
  public static long figure(String dataSet, String name) throws IOException {
    return json(dataSet, "headline.json").get(name).longValue();
  }

  /** How many lines break a rule, by the first rule that they break. */
  public static Map<QuarantineReason, Long> quarantined(String dataSet) throws IOException {
    JsonNode headline = json(dataSet, "headline.json");
    Map<QuarantineReason, Long> counts = new EnumMap<>(QuarantineReason.class);
    for (QuarantineReason reason : QuarantineReason.values()) {
      long count = headline.get("quarantined").path(reason.code()).longValue();
      if (count > 0) {
        counts.put(reason, count);
      }
    }
    if (headline.get("unparsed").longValue() > 0) {
      counts.put(QuarantineReason.UNPARSED, headline.get("unparsed").longValue());
    }
    return counts;
  }

  private static JsonNode json(String dataSet, String file) throws IOException {
    return JSON.readTree(FOLDER.resolve(dataSet).resolve(file).toFile());
  }
}
