package dev.nightjar.activities.ledger;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;

/**
 * The merchant registry in MySQL or MariaDB. Thread-safe: changes come one after another, because
 * each locks the registry's one row first.
 */
public final class MySqlRegistry implements MerchantRegistry {
  private final LedgerSql sql;
  private final Clock clock;

  /** A registry in an open database, which stays the caller's to close. */
  public MySqlRegistry(LedgerDatabase database) {
    this(database, Clock.systemUTC());
  }

  /** A registry that asks a clock which days have begun when a zone is changed. */
  public MySqlRegistry(LedgerDatabase database, Clock clock) {
    this.sql = database.sql();
    this.clock = clock;
  }

  @Override
  public RegistrySnapshot snapshot() {
    return RegistrySnapshot.of(
        sql.statement("read the registry", handle -> new Merchants(handle).all()));
  }

  @Override
  public int importAll(List<Merchant> merchants) {
    RegistrySnapshot wanted = RegistrySnapshot.of(merchants);
    return sql.transaction(
        "import merchants",
        handle -> {
          Merchants table = new Merchants(handle);
          table.lock();
          return new MerchantImport(table, wanted).apply();
        });
  }

  @Override
  public void changeZone(MerchantId merchant, ZoneId zone, LocalDate from) {
    if (!IanaZones.isZone(zone.getId())) {
      throw new IllegalArgumentException(
          "Invalid zone of merchant %s: %s".formatted(merchant, IanaZones.problem(zone.getId())));
    }
    if (from.isBefore(ZoneHistory.ALWAYS)) {
      throw new IllegalArgumentException(
          "Invalid first day of zone %s of merchant %s: %s is before %s"
              .formatted(zone, merchant, from, ZoneHistory.ALWAYS));
    }
    change(merchant, table -> table.changeZone(merchant, zone, from, clock.instant()));
  }

  @Override
  public void changeCurrency(MerchantId merchant, Currency currency) {
    change(merchant, table -> table.set(merchant, "currency", currency.getCurrencyCode()));
  }

  @Override
  public void changeWeight(MerchantId merchant, int weight) {
    Merchant.checkWeight(merchant, weight);
    change(merchant, table -> table.set(merchant, "weight", weight));
  }

  @Override
  public void changeState(MerchantId merchant, MerchantState state) {
    change(merchant, table -> table.set(merchant, "state", state.name()));
  }

  private void change(MerchantId merchant, Consumer<Merchants> change) {
    sql.runTransaction(
        "change merchant " + merchant,
        handle -> {
          Merchants table = new Merchants(handle);
          table.lock();
          change.accept(table);
        });
  }
}
