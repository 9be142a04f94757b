package dev.nightjar.embedded.junit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The real servers' programs, as {@code bin/stack} has fetched them once. */
public final class CachedPrograms {
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 32_000;
  private static final int SPREAD = 10_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private CachedPrograms() {}

  /**
   * The newest version's folder.
   *
   * @param name such as {@code mysql}
   */
  public static Path folder(String name) throws IOException {
    Map<String, String> environment = System.getenv();
    String home = System.getProperty("user.home");
    Path caches =
        Path.of(environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache")).resolve("nightjar");
    Path cache = Path.of(environment.getOrDefault("NIGHTJAR_CACHE", caches.toString()));
    try (Stream<Path> all = Files.isDirectory(cache) ? Files.list(cache) : Stream.empty()) {
      return all.filter(folder -> folder.getFileName().toString().startsWith(name + "-"))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(
              () ->
                  new IOException(
                      "There is no %s in %s. Fetch the servers once: bin/stack up; or set NIGHTJAR_CACHE"
                          .formatted(name, cache)));
    }
  }

  /** The command that runs MySQL's server, which brings a loader and a C library of its own. */
  public static List<String> mysqld(Path data) throws IOException {
    Path root = folder("mysql").toRealPath();
    Path usr = root.resolve("usr");
    List<String> command = new ArrayList<>();
    command.add(root.resolve("usr/lib64/ld-linux-x86-64.so.2").toString());
    command.add("--library-path");
    command.add(usr.resolve("lib/x86_64-linux-gnu") + ":" + usr.resolve("lib/mysql/private"));
    command.add(usr.resolve("sbin/mysqld").toString());
    command.addAll(List.of("--no-defaults", "--basedir=" + usr, "--datadir=" + data));
    command.add("--lc-messages-dir=" + usr.resolve("share/mysql"));
    command.add("--character-sets-dir=" + usr.resolve("share/mysql/charsets"));
    command.add("--plugin-dir=" + usr.resolve("lib/mysql/plugin"));
    command.add("--secure-file-priv=NULL");
    command.add("--user=" + System.getProperty("user.name"));
    return command;
  }

  /**
   * A port that is free now and that this process was not given before, low enough for all of them.
   */
  public static int freePort() throws IOException {
    for (int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(SPREAD);
        port < LAST_PORT;
        port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        // Whoever was given it may not have opened it yet.
        if (GIVEN.add(port)) {
          return socket.getLocalPort();
        }
      } catch (IOException taken) {
        // The next one.
      }
    }
    throw new IOException("No port is free up to " + LAST_PORT);
  }
}
