package dev.nightjar.tests.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Wrong clocks for single processes, by a small library that is preloaded into them; a C compiler
 * builds it. Only the time of day is wrong, as on a host whose clock was set wrongly. (libfaketime
 * keeps a Java process busy with waits that end at once.)
 *
 * @param library the library; not there where it could not be built
 */
record Clocks(Path library) {
  private static final String SOURCE = "clock-off.c";

  /** Builds the library in a folder. */
  static Clocks in(Path folder) throws IOException, InterruptedException {
    Path library = folder.resolve("libclockoff.so");
    try (InputStream source =
        Objects.requireNonNull(Clocks.class.getResourceAsStream("/" + SOURCE))) {
      Files.copy(source, folder.resolve(SOURCE), StandardCopyOption.REPLACE_EXISTING);
      Process compiler =
          new ProcessBuilder("cc", "-shared", "-fPIC", "-O2", "-o", library.toString(), SOURCE)
              .directory(folder.toFile())
              .inheritIO()
              .start();
      compiler.waitFor();
    } catch (IOException e) {
      System.out.println("No clock can be wrong here: " + e.getMessage());
    }
    return new Clocks(library);
  }

  boolean canBeOff() {
    return Files.exists(library);
  }

  /**
   * The environment of a process whose clock is off. Certificates that MySQL made within the hour
   * are not valid yet in its eyes, so that it connects without TLS.
   *
   * @param mysql the JDBC URL
   */
  Map<String, String> off(Duration by, String mysql) {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "CLOCK_OFF", Long.toString(by.toSeconds()),
        "NIGHTJAR_MYSQL_URL", mysql + "?sslMode=DISABLED&allowPublicKeyRetrieval=true");
  }
}
