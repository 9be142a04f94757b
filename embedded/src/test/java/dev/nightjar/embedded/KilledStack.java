package dev.nightjar.embedded;

import java.nio.file.Path;
import java.sql.SQLException;

/** A program that starts MariaDB and ends like a killed process: without its exit hooks. */
final class KilledStack {
  static final int EXIT_CODE = 86;

  private KilledStack() {}

  public static void main(String[] arguments) throws SQLException {
    EmbeddedStack stack =
        EmbeddedStack.start(
            EmbeddedOptions.defaults().withDataFolder(Path.of(arguments[0])).withParts(Part.MYSQL));
    new Ledger(stack).run("CREATE TABLE kept (v INT)");
    new Ledger(stack).run("INSERT INTO kept VALUES (42)");
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
