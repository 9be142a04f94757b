package dev.nightjar.activities.ledger;

import dev.nightjar.core.calendar.ZoneChange;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.calendar.ZoneHistory.Period;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.UnknownMerchant;
import dev.nightjar.core.merchant.ZoneChangeTooEarly;
import dev.nightjar.core.model.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The registry's merchants with their zones, over one connection. */
final class Merchants {
  /** Rows that go to the server at once. */
  private static final int PAGE = 1000;

  private static final String ALL =
      """
      SELECT m.id, m.currency, m.weight, m.state, z.from_day, z.zone
      FROM merchant m JOIN merchant_zone z ON z.merchant = m.id
      """;

  private static final String INSERT_ZONE =
      "INSERT INTO merchant_zone (merchant, from_day, zone) VALUES (:merchant, :from, :zone)";

  private final Handle handle;

  Merchants(Handle handle) {
    this.handle = handle;
  }

  /** Makes every other change wait until this transaction ends. */
  void lock() {
    handle.execute("UPDATE registry SET changes = changes + 1 WHERE id = 1");
  }

  /** One statement, so that it sees the registry as of one instant. */
  List<Merchant> all() {
    return ZoneRow.merchants(
        handle
            .createQuery(ALL + "ORDER BY m.id, z.from_day")
            .map((row, context) -> ZoneRow.of(row))
            .list());
  }

  /** Adds merchants, or replaces all but the zones of those that are there. */
  void put(Collection<Merchant> merchants) {
    inPages(
        merchants,
        """
        INSERT INTO merchant (id, currency, weight, state)
        VALUES (:id, :currency, :weight, :state)
        ON DUPLICATE KEY UPDATE
          currency = VALUES(currency), weight = VALUES(weight), state = VALUES(state)
        """,
        (batch, merchant) ->
            batch
                .bind("id", Column.bytes(merchant.id()))
                .bind("currency", merchant.currency().getCurrencyCode())
                .bind("weight", merchant.weight())
                .bind("state", merchant.state().name())
                .add());
  }

  /** Adds the zones of merchants that have none yet. */
  void addZones(Collection<Merchant> merchants) {
    inPages(
        merchants,
        INSERT_ZONE,
        (batch, merchant) ->
            merchant.zones().periods().forEach(period -> add(batch, merchant.id(), period)));
  }

  /**
   * Sets one column of a merchant.
   *
   * @param column one of this class's columns, never a user's text
   */
  void set(MerchantId merchant, String column, Object value) {
    int matched =
        handle
            .createUpdate("UPDATE merchant SET " + column + " = :value WHERE id = :merchant")
            .bind("value", value)
            .bind("merchant", Column.bytes(merchant))
            .execute();
    if (matched == 0) {
      throw new UnknownMerchant(merchant);
    }
  }

  /**
   * Every day from this one on gets the zone, so periods that started later go.
   *
   * @param now read after the registry was locked, because waiting for the lock takes time
   */
  void changeZone(MerchantId merchant, ZoneId zone, LocalDate from, Instant now) {
    ZoneHistory before =
        merchant(merchant).orElseThrow(() -> new UnknownMerchant(merchant)).zones();
    ZoneHistory after = before.changed(zone, from);
    if (after.equals(before)) {
      return;
    }
    LocalDate earliest = ZoneChange.earliestDay(before, zone, now);
    if (from.isBefore(earliest)) {
      throw new ZoneChangeTooEarly(merchant, zone, from, earliest);
    }
    handle
        .createUpdate("DELETE FROM merchant_zone WHERE merchant = :merchant AND from_day >= :from")
        .bind("merchant", Column.bytes(merchant))
        .bind("from", Column.day(from))
        .execute();
    Period last = after.periods().get(after.periods().size() - 1);
    if (last.from().equals(from)) {
      try (PreparedBatch batch = handle.prepareBatch(INSERT_ZONE)) {
        add(batch, merchant, last);
        batch.execute();
      }
    }
  }

  private Optional<Merchant> merchant(MerchantId id) {
    return ZoneRow.merchants(
            handle
                .createQuery(ALL + "WHERE m.id = :merchant ORDER BY z.from_day")
                .bind("merchant", Column.bytes(id))
                .map((row, context) -> ZoneRow.of(row))
                .list())
        .stream()
        .findFirst();
  }

  private void inPages(
      Collection<Merchant> merchants, String insert, BiConsumer<PreparedBatch, Merchant> rows) {
    List<Merchant> all = List.copyOf(merchants);
    for (int first = 0; first < all.size(); first += PAGE) {
      try (PreparedBatch batch = handle.prepareBatch(insert)) {
        all.subList(first, Math.min(first + PAGE, all.size()))
            .forEach(merchant -> rows.accept(batch, merchant));
        batch.execute();
      }
    }
  }

  private static void add(PreparedBatch batch, MerchantId merchant, Period period) {
    batch
        .bind("merchant", Column.bytes(merchant))
        .bind("from", Column.day(period.from()))
        .bind("zone", period.zone().getId())
        .add();
  }
}
