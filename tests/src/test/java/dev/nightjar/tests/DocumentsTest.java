package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents tell a person to type works as written, and what they point at is there. */
final class DocumentsTest {
  private static final Path HOME = Path.of(System.getProperty("nightjar.data")).resolve("../..");
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
  private static final String COMMAND = "bin/nightjar ";

  @Test
  void theFirstStepsOfTheReadmeWorkInTheirOrder(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("docs"));
    Files.createSymbolicLink(folder.resolve("docs/data"), HOME.resolve("docs/data").toRealPath());
    List<String> commands = commands(HOME.resolve("README.md"));
    assertThat(commands).hasSizeGreaterThan(8).contains("demo");
    Process stack = null;
    try {
      for (String command : commands) {
        if (command.startsWith("embedded ")) {
          stack = start(folder, command);
          awaitReady(folder.resolve(".nightjar/embedded/nightjar.properties"), stack);
        } else if (!command.equals("demo")) {
          carriedOut(folder, command);
        }
      }
    } finally {
      if (stack != null) {
        stack.destroy();
        assertThat(stack.waitFor(3, TimeUnit.MINUTES)).isTrue();
      }
    }
    assertThat(folder.resolve(".nightjar/night/daily.csv")).exists();
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Path document : documents()) {
      String text = Files.readString(document);
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
        assertThat(target).as(document.toString()).exists();
        if (link.group(2) != null) {
          assertThat(anchors(target)).as("%s: %s", document, link.group()).contains(link.group(2));
        }
      }
    }
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(HOME.resolve("README.md"));
    documents.add(HOME.resolve("docker/README.md"));
    try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents;
  }

  /** The headings of a document, as its pages are jumped to. */
  private static List<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(Files.readString(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static List<String> commands(Path document) throws IOException {
    List<String> commands = new ArrayList<>();
    for (MatchResult block : SHELL_BLOCK.matcher(Files.readString(document)).results().toList()) {
      for (String line : block.group(1).lines().toList()) {
        if (line.startsWith(COMMAND)) {
          commands.add(line.substring(COMMAND.length()).replaceFirst("\\s+#.*", ""));
        }
      }
    }
    return commands;
  }

  private static void carriedOut(Path folder, String command) throws Exception {
    Process process = start(folder, command);
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    String said = Files.readString(log(folder, command));
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", command, said).isZero();
  }

  private static Process start(Path folder, String command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the start script does it.
    line.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    if (!command.startsWith("embedded ")) {
      line.add("-XX:TieredStopAtLevel=1");
    }
    line.addAll(Program.options(Program.classPath()));
    line.addAll(List.of("-cp", Program.classPath(), "dev.nightjar.starter.Nightjar"));
    line.addAll(Arrays.asList(command.split(" ")));
    File log = log(folder, command).toFile();
    ProcessBuilder builder = new ProcessBuilder(line);
    NightjarProcess.connectPatiently(builder.environment());
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .start();
  }

  private static Path log(Path folder, String command) {
    return folder.resolve(Integer.toHexString(command.hashCode()) + ".log");
  }

  private static void awaitReady(Path settings, Process stack) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .failFast("the stack ended", () -> !stack.isAlive())
        .until(() -> Files.exists(settings));
  }
}
