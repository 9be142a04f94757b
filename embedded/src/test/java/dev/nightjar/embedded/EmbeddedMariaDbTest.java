package dev.nightjar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.MYSQL)
class EmbeddedMariaDbTest {
  private final EmbeddedStack stack;
  private final Ledger ledger;

  EmbeddedMariaDbTest(EmbeddedStack stack) {
    this.stack = stack;
    this.ledger = new Ledger(stack);
  }

  @Test
  void textIsComparedBytewiseAndHoldsAnyCharacter() throws SQLException {
    ledger.run("CREATE TABLE word (w VARCHAR(20) PRIMARY KEY)");
    ledger.run("INSERT INTO word VALUES ('straße'), ('Straße'), ('strasse'), ('𝄞')");

    assertThat(ledger.text("SELECT COUNT(*) FROM word WHERE w = 'straße'")).isEqualTo("1");
    assertThat(ledger.text("SELECT w FROM word WHERE w = '𝄞'")).isEqualTo("𝄞");
    assertThat(ledger.text("SELECT 'a' = 'A'")).isEqualTo("0");
  }

  @Test
  void transactionsReadWhatIsCommitted() throws SQLException {
    try (Connection connection = ledger.connection()) {
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }
  }

  @Test
  void theClockIsUtcAndStatementsAreStrictAsInMySql() throws SQLException {
    assertThat(ledger.text("SELECT TIMEDIFF(NOW(), UTC_TIMESTAMP())")).isEqualTo("00:00:00");
    assertThat(ledger.text("SELECT @@sql_mode")).contains("STRICT_TRANS_TABLES", "ONLY_FULL");
  }

  @Test
  void theAccountMayMakeDatabasesOfItsOwnForTests() throws SQLException {
    ledger.run("CREATE DATABASE nightjar_mine");
    ledger.run("CREATE TABLE nightjar_mine.t (i INT)");
    ledger.run("DROP DATABASE nightjar_mine");

    Assertions.assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> ledger.run("CREATE DATABASE foreign_to_us"));
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    Assertions.assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(stack.jdbcUrl(), stack.jdbcUser(), ""));
    Assertions.assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(stack.jdbcUrl(), "root", ""));
  }

  @Test
  void settingsAndPasswordAreFilesForTheOwnerAlone() throws Exception {
    Path settings = stack.dataFolder().resolve("nightjar.properties");
    Path password = Path.of(stack.settings().getOrDefault("mysql.password.file", ""));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(settings)
        .content()
        .isEqualTo(
            "mysql.password.file=%s\nmysql.url=%s\nmysql.user=nightjar\n"
                .formatted(password, stack.jdbcUrl()));
    assertThat(password).content().isEqualTo(stack.jdbcPassword() + "\n");
  }

  @Test
  void aPartThatWasNotAskedForSaysSo() {
    assertThatIllegalStateException()
        .isThrownBy(stack::hbaseQuorum)
        .withMessageContaining("HBASE")
        .withMessageContaining("[MYSQL]");
  }
}
