package dev.nightjar.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of the server: small, quick to start, strict as MySQL 8 is, reachable on the
 * loopback address alone.
 */
record MariaDbCommand(MariaDbBinaries binaries, Path stackFolder, List<String> arguments) {
  private static final List<String> STORAGE =
      List.of(
          "--skip-log-bin",
          "--innodb-buffer-pool-size=64M",
          "--innodb-log-file-size=48M",
          "--innodb-log-buffer-size=8M",
          "--innodb-data-file-path=ibdata1:4M:autoextend",
          "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
          "--innodb-undo-tablespaces=0",
          "--innodb-buffer-pool-dump-at-shutdown=OFF",
          "--key-buffer-size=1M",
          "--aria-pagecache-buffer-size=4M",
          "--character-set-server=utf8mb4",
          "--collation-server=utf8mb4_bin");

  /**
   * TLS is off because the server would make itself a 4,096 bit key at every start, which takes 8
   * seconds. Commits reach the operating system at once and the disk within a second: a killed
   * process loses nothing, a power failure may.
   */
  private static final List<String> SERVING =
      List.of(
          "--skip-ssl",
          "--skip-name-resolve",
          "--bind-address=127.0.0.1",
          "--socket=",
          "--local-infile=OFF",
          "--performance-schema=OFF",
          "--innodb-flush-log-at-trx-commit=2",
          "--transaction-isolation=READ-COMMITTED",
          "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
              + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
          "--default-time-zone=+00:00",
          "--max-allowed-packet=64M",
          "--max-connections=200",
          "--table-open-cache=400",
          "--max-connect-errors=1000000");

  /** Reads statements from standard input, a line each, and ends: makes the system tables. */
  List<String> bootstrap() {
    List<String> command = common();
    command.addAll(
        List.of(
            "--bootstrap",
            "--enforce-storage-engine=",
            "--innodb-flush-log-at-trx-commit=0",
            "--max-allowed-packet=8M"));
    return command;
  }

  List<String> serve(int port, Path firstStatements) {
    List<String> command = common();
    command.addAll(SERVING);
    command.addAll(arguments);
    command.add("--port=" + port);
    command.add("--init-file=" + firstStatements);
    command.add("--pid-file=" + stackFolder.resolve("mysql").resolve("mariadbd.pid"));
    return command;
  }

  private List<String> common() {
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.add("--no-defaults");
    command.add(dataArgument(stackFolder));
    command.add("--basedir=" + binaries.base());
    command.add("--plugin-dir=" + binaries.base().resolve("plugin"));
    command.add("--lc-messages-dir=" + binaries.base().resolve("share"));
    command.add("--character-sets-dir=" + binaries.base().resolve("share").resolve("charsets"));
    command.add("--tmpdir=" + stackFolder.resolve("mysql").resolve("tmp"));
    command.add("--user=" + System.getProperty("user.name"));
    command.addAll(STORAGE);
    return command;
  }

  /** The argument by which a server of this folder is recognized. */
  static String dataArgument(Path stackFolder) {
    return "--datadir=" + data(stackFolder);
  }

  static Path data(Path stackFolder) {
    return stackFolder.resolve("mysql").resolve("data");
  }
}
