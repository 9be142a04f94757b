package dev.nightjar.activities.ledger;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How the domain's values stand in the ledger's columns. */
final class Column {
  /** The longest text in a column for a person to read, in characters. */
  private static final int LONGEST_TEXT = 8000;

  private static final int LONGEST_WORKER = 255;

  private Column() {}

  static byte[] bytes(MerchantId merchant) {
    return Bytewise.utf8(merchant.value());
  }

  static byte[] bytes(Digest digest) {
    return HexFormat.of().parseHex(digest.hex());
  }

  /** Days are bound as text, which no time zone of driver or server can shift. */
  static String day(LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new IllegalArgumentException(
          "Invalid day: %s is not in the years 1 to 9999, which the ledger can keep"
              .formatted(day));
    }
    return day.toString();
  }

  /** A text for a person, cut to what its column takes. */
  static String text(String text) {
    return cut(text, LONGEST_TEXT);
  }

  static String worker(String worker) {
    return cut(worker, LONGEST_WORKER);
  }

  static MerchantId merchant(ResultSet row, String column) throws SQLException {
    return new MerchantId(new String(row.getBytes(column), StandardCharsets.UTF_8));
  }

  static Digest digest(ResultSet row, String column) throws SQLException {
    return new Digest(HexFormat.of().formatHex(row.getBytes(column)));
  }

  static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static RowCounts rows(ResultSet row) throws SQLException {
    return new RowCounts(
        row.getLong("rows_read"),
        row.getLong("rows_used"),
        row.getLong("rows_duplicate"),
        row.getLong("rows_quarantined"));
  }

  static <S extends SqlStatement<S>> S bind(S statement, RowCounts rows) {
    return statement
        .bind("read", rows.read())
        .bind("used", rows.used())
        .bind("duplicates", rows.duplicates())
        .bind("quarantined", rows.quarantined());
  }

  /** At most so many characters, and never the half of a surrogate pair. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /** The run that a row tells of. */
  static RunId run(ResultSet row, String generation) throws SQLException {
    return new RunId(
        new JobName(row.getString("job")),
        day(row, "day"),
        row.getString("merchant_group"),
        new Generation(row.getLong(generation)));
  }
}
