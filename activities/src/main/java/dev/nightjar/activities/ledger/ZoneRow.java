package dev.nightjar.activities.ledger;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.calendar.ZoneHistory.Period;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** A merchant joined with one of its zones. */
record ZoneRow(
    MerchantId merchant, Currency currency, int weight, MerchantState state, Period period) {

  static ZoneRow of(ResultSet row) throws SQLException {
    return new ZoneRow(
        Column.merchant(row, "id"),
        Currency.getInstance(row.getString("currency")),
        row.getInt("weight"),
        MerchantState.valueOf(row.getString("state")),
        new Period(Column.day(row, "from_day"), ZoneId.of(row.getString("zone"))));
  }

  /** Merchants from rows in order of id and first day. */
  static List<Merchant> merchants(List<ZoneRow> rows) {
    List<Merchant> merchants = new ArrayList<>();
    for (int first = 0; first < rows.size(); ) {
      int end = first + 1;
      while (end < rows.size() && rows.get(end).merchant().equals(rows.get(first).merchant())) {
        end++;
      }
      merchants.add(merchant(rows.subList(first, end)));
      first = end;
    }
    return merchants;
  }

  private static Merchant merchant(List<ZoneRow> rows) {
    ZoneRow row = rows.get(0);
    ZoneHistory zones = new ZoneHistory(rows.stream().map(ZoneRow::period).toList());
    return new Merchant(row.merchant(), zones, row.currency(), row.weight(), row.state());
  }
}
