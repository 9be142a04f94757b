package dev.nightjar.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What went wrong in the server, told from its log.
 *
 * @param what the step that failed
 * @param log the file with the server's output
 */
record MariaDbFailure(String what, Path log) {
  private static final int LINES = 8;
  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("error while loading shared libraries: ([^:]+):");

  /** The libraries that the server is linked to beyond the C library itself. */
  private static final Map<String, String> DEBIAN_PACKAGES =
      Map.of(
          "libcrypt.so.1", "libcrypt1",
          "libsystemd.so.0", "libsystemd0",
          "libstdc++.so.6", "libstdc++6",
          "libgcc_s.so.1", "libgcc-s1");

  IOException exception() {
    String output = output();
    return new IOException(
        missingLibrary(output)
            .orElse(what + ". The end of its log " + log + " says:\n" + lastLines(output)));
  }

  static Optional<String> missingLibrary(String output) {
    Matcher matcher = MISSING_LIBRARY.matcher(output);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String library = matcher.group(1);
    String name = DEBIAN_PACKAGES.getOrDefault(library, "the package that holds " + library);
    return Optional.of(
        "the system library "
            + library
            + " is missing. Install it, on Debian and Ubuntu with:"
            + " apt-get install "
            + name);
  }

  private String output() {
    try {
      return new String(Files.readAllBytes(log), UTF_8);
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  private static String lastLines(String output) {
    List<String> lines = output.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
