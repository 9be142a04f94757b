package dev.nightjar.activities.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.MerchantDayWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The weights of a batch's merchants as compact JSON for whoever looks into the ledger: an array of
 * {@code [merchant, rows, source]} in order of the merchants. Nothing is decided by it.
 * Thread-safe.
 */
final class WeightText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WeightText() {}

  static String of(List<MerchantId> merchants, Map<MerchantId, MerchantDayWeight> weights) {
    List<List<Object>> lines = new ArrayList<>();
    for (MerchantId merchant : merchants) {
      MerchantDayWeight weight = weights.get(merchant);
      if (weight != null) {
        lines.add(List.of(merchant.value(), weight.rows(), weight.source().name()));
      }
    }
    try {
      return JSON.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Lists of texts and numbers are JSON", e);
    }
  }
}
