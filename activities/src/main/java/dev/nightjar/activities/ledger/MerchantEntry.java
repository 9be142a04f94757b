package dev.nightjar.activities.ledger;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.MerchantId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One merchant of a file: its fields judged, with everything that is wrong with them. */
final class MerchantEntry {
  private static final SortedSet<String> KNOWN =
      new TreeSet<>(List.of("currency", "merchant", "state", "weight", "zone"));

  private final int line;
  private final Map<String, FieldValue> fields = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Optional<MerchantId> id;
  private final Optional<Merchant> merchant;

  /**
   * Something that is wrong.
   *
   * @param line where, from 1
   * @param text what, with the value and the rule
   */
  record Problem(int line, String text) {}

  MerchantEntry(int line, List<FieldValue> values) {
    this.line = line;
    values.forEach(this::take);
    this.id = text("merchant").flatMap(this::id);
    Optional<ZoneId> zone = text("zone").flatMap(this::zone);
    Optional<Currency> currency = text("currency").flatMap(this::currency);
    Optional<Integer> weight = weight();
    Optional<MerchantState> state = state();
    this.merchant =
        problems.isEmpty()
            ? Optional.of(
                new Merchant(
                    id.orElseThrow(),
                    ZoneHistory.of(zone.orElseThrow()),
                    currency.orElseThrow(),
                    weight.orElse(1),
                    state.orElse(MerchantState.ACTIVE)))
            : Optional.empty();
  }

  Optional<MerchantId> id() {
    return id;
  }

  /** The merchant, unless something is wrong. */
  Optional<Merchant> merchant() {
    return merchant;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** How messages about it begin. */
  String name() {
    FieldValue name = fields.get("merchant");
    return name == null ? "merchant without id: " : "merchant %s: ".formatted(name.shown());
  }

  private void take(FieldValue field) {
    if (!KNOWN.contains(field.name())) {
      String nearest =
          NearestName.of(field.name(), KNOWN).map(" did you mean '%s'?"::formatted).orElse("");
      wrong(
          field,
          "field '%s' is unknown; fields are %s.%s"
              .formatted(field.name(), String.join(", ", KNOWN), nearest));
    } else if (fields.putIfAbsent(field.name(), field) != null) {
      wrong(field, "field '%s' is there twice".formatted(field.name()));
    }
  }

  private Optional<FieldValue> text(String name) {
    FieldValue field = fields.get(name);
    if (field == null) {
      problems.add(new Problem(line, "field '%s' is missing".formatted(name)));
      return Optional.empty();
    }
    return ofText(field);
  }

  private Optional<FieldValue> ofText(FieldValue field) {
    if (field.type() == FieldValue.Type.TEXT) {
      return Optional.of(field);
    }
    return wrong(field, "%s must be a text, this is %s".formatted(field.name(), field.shown()));
  }

  private Optional<MerchantId> id(FieldValue field) {
    return MerchantId.isValid(field.text())
        ? Optional.of(new MerchantId(field.text()))
        : wrong(
            field,
            "an id must have 1 to %d bytes of UTF-8 and no NUL".formatted(MerchantId.MAX_BYTES));
  }

  private Optional<ZoneId> zone(FieldValue field) {
    return IanaZones.isZone(field.text())
        ? Optional.of(ZoneId.of(field.text()))
        : wrong(field, "zone " + IanaZones.problem(field.text()));
  }

  private Optional<Currency> currency(FieldValue field) {
    try {
      return Optional.of(Currency.getInstance(field.text()));
    } catch (IllegalArgumentException e) {
      return wrong(
          field, "currency %s is not a code of ISO 4217 such as EUR".formatted(field.shown()));
    }
  }

  private Optional<Integer> weight() {
    FieldValue field = fields.get("weight");
    if (field == null) {
      return Optional.empty();
    }
    boolean valid =
        field.type() == FieldValue.Type.INTEGER
            && field.text().matches("[1-9][0-9]{0,3}")
            && Integer.parseInt(field.text()) <= Merchant.MAX_WEIGHT;
    return valid
        ? Optional.of(Integer.valueOf(field.text()))
        : wrong(
            field,
            "weight must be a whole number from 1 to %d, this is %s"
                .formatted(Merchant.MAX_WEIGHT, field.shown()));
  }

  private Optional<MerchantState> state() {
    FieldValue field = fields.get("state");
    if (field == null) {
      return Optional.empty();
    }
    Optional<MerchantState> state =
        Arrays.stream(MerchantState.values())
            .filter(
                each -> field.type() == FieldValue.Type.TEXT && each.name().equals(field.text()))
            .findFirst();
    return state.isPresent()
        ? state
        : wrong(
            field,
            "state must be one of %s, this is %s"
                .formatted(Arrays.toString(MerchantState.values()), field.shown()));
  }

  private <T> Optional<T> wrong(FieldValue field, String text) {
    problems.add(new Problem(field.line(), text));
    return Optional.empty();
  }
}
