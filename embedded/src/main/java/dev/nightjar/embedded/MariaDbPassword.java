package dev.nightjar.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The random password of a folder's only account. It stays the same as long as its file does. */
final class MariaDbPassword {
  private static final int BYTES = 16;

  private final Path file;
  private final String value;

  private MariaDbPassword(Path file, String value) {
    this.file = file;
    this.value = value;
  }

  static MariaDbPassword of(Path stackFolder) throws IOException {
    Path file = stackFolder.resolve("mysql.password");
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFile.write(file, HexFormat.of().formatHex(random) + "\n");
    }
    return new MariaDbPassword(file, Files.readString(file, UTF_8).strip());
  }

  Path file() {
    return file;
  }

  String value() {
    return value;
  }

  /**
   * Statements, a line each, that make the account and its database at every start. The account may
   * also make databases called {@code nightjar_...}, for tests that want one each.
   */
  String accountStatements() {
    String account = "'" + MariaDbServer.USER + "'@'127.0.0.1'";
    String secret = value.replace("\\", "\\\\").replace("'", "''");
    return String.join(
        "\n",
        "CREATE DATABASE IF NOT EXISTS nightjar;",
        "CREATE USER IF NOT EXISTS " + account + " IDENTIFIED BY '" + secret + "';",
        "ALTER USER " + account + " IDENTIFIED BY '" + secret + "';",
        "GRANT ALL ON nightjar.* TO " + account + ";",
        "GRANT ALL ON `nightjar\\_%`.* TO " + account + ";",
        "");
  }
}
