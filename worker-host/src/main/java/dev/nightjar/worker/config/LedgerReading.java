package dev.nightjar.worker.config;

import dev.nightjar.activities.ledger.LedgerPassword;
import dev.nightjar.activities.ledger.LedgerSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    LedgerPassword password = new LedgerPassword(password(reader));
    return reader.checked(
        "mysql.*",
        () ->
            new LedgerSettings(
                reader.value(Settings.MYSQL_URL),
                reader.value(Settings.MYSQL_USER),
                password,
                reader.value(Settings.MYSQL_POOL_SIZE),
                reader.value(Settings.MYSQL_CONNECT_TIMEOUT)),
        FALLBACK);
  }

  private static String password(ConfigurationReader reader) {
    Optional<String> direct = reader.value(Settings.MYSQL_PASSWORD);
    Optional<Path> file = reader.value(Settings.MYSQL_PASSWORD_FILE);
    if (file.isEmpty()) {
      return direct.orElse("");
    }
    try {
      return Files.readString(file.get()).strip();
    } catch (IOException e) {
      reader.problem(
          Settings.MYSQL_PASSWORD_FILE,
          file.get().toString(),
          "must be a file that this user can read: " + why(e));
      return "";
    }
  }

  private static String why(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "it may not be read";
    }
    return failure instanceof CharacterCodingException
        ? "it is no text in UTF-8"
        : String.valueOf(failure.getMessage());
  }
}
