package dev.nightjar.worker.config;

import dev.nightjar.activities.ledger.LedgerPassword;
import dev.nightjar.activities.ledger.LedgerSettings;
import dev.nightjar.activities.ledger.LedgerTls;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where the ledger's MySQL is. */
final class LedgerReading {
  private static final LedgerSettings FALLBACK =
      LedgerSettings.of(
          Settings.MYSQL_URL.defaultText(),
          Settings.MYSQL_USER.defaultText(),
          new LedgerPassword(""));

  private LedgerReading() {}

  static LedgerSettings read(ConfigurationReader reader) {
    LedgerPassword password =
        password(reader, Settings.MYSQL_PASSWORD, Settings.MYSQL_PASSWORD_FILE);
    LedgerTls tls =
        new LedgerTls(
            reader.readable(Settings.MYSQL_CA_FILE),
            reader.readable(Settings.MYSQL_KEY_STORE_FILE),
            password(
                reader, Settings.MYSQL_KEY_STORE_PASSWORD, Settings.MYSQL_KEY_STORE_PASSWORD_FILE));
    return reader.checked(
        "mysql.*",
        () ->
            new LedgerSettings(
                reader.value(Settings.MYSQL_URL),
                reader.value(Settings.MYSQL_USER),
                password,
                reader.value(Settings.MYSQL_POOL_SIZE),
                reader.value(Settings.MYSQL_CONNECT_TIMEOUT),
                reader.value(Settings.MYSQL_STATEMENT_TIMEOUT),
                tls),
        FALLBACK);
  }

  private static LedgerPassword password(
      ConfigurationReader reader, Setting<Optional<String>> setting, Setting<Optional<Path>> file) {
    return new LedgerPassword(reader.secret(setting, file).orElse(""));
  }
}
