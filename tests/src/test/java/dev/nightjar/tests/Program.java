package dev.nightjar.tests;

import dev.nightjar.starter.Nightjar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as processes of tests run it: from the jars that {@code bin/nightjar} runs, with the
 * tests' own classes behind them.
 *
 * <p>More than a hundred processes load the same classes. The first one lets another process write
 * an archive of them (JEP 310), which those that start later map instead of parsing jars.
 */
final class Program {
  private static final Path HOME =
      Path.of(System.getProperty("nightjar.data")).resolve("../..").normalize().toAbsolutePath();
  private static final Path JAR = HOME.resolve("starter/target/nightjar-starter.jar");
  private static final Path LIB = HOME.resolve("starter/target/lib");
  private static final Path ARCHIVE = HOME.resolve("tests/target/classes.jsa");

  /** What jars alone can be archived, and every class path that begins with them can use it. */
  private static final String JARS = JAR + ":" + LIB + "/*";

  private static final String CLASS_PATH = JARS + ":" + ownClasses();

  private Program() {}

  static String classPath() {
    return CLASS_PATH;
  }

  /** What the tests have beside the program: their classes, and libraries that only they use. */
  private static String ownClasses() {
    return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
        .map(Path::of)
        .filter(entry -> !Files.exists(LIB.resolve(entry.getFileName())))
        .filter(entry -> !entry.getFileName().toString().startsWith("nightjar-starter"))
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  /** Options of a process that runs with such a class path, while there is no archive none. */
  static List<String> options(String classPath) throws IOException {
    if (!classPath.startsWith(JARS)) {
      return List.of();
    }
    if (isUsable()) {
      // One that does not fit after all is no reason to print more than the program does.
      return List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:cds=error,cds+dynamic=error");
    }
    Archiving.begin();
    return List.of();
  }

  /** The virtual machine refuses one of jars that have changed, and so does not use its own. */
  private static boolean isUsable() throws IOException {
    if (!Files.exists(ARCHIVE)) {
      return false;
    }
    long written = Files.getLastModifiedTime(ARCHIVE).toMillis();
    try (Stream<Path> jars = Files.list(LIB)) {
      return Stream.concat(Stream.of(JAR), jars)
          .allMatch(jar -> jar.toFile().lastModified() < written);
    }
  }

  /** Happens once in a process of tests, and in one of them at a time. */
  private static final class Archiving {
    static {
      Thread thread = new Thread(Archiving::write, "class-archive");
      thread.setDaemon(true);
      thread.start();
    }

    private Archiving() {}

    static void begin() {
      // The class's initialisation has done it.
    }

    private static void write() {
      try (FileChannel file =
              FileChannel.open(
                  ARCHIVE.resolveSibling("classes.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = file.tryLock()) {
        if (lock != null && !isUsable()) {
          archive();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** A night of a few events, stack and worker host within: it loads what most commands do. */
    private static void archive() throws IOException, InterruptedException {
      Path folder = Files.createDirectories(ARCHIVE.resolveSibling("class-archive"));
      Path written = folder.resolve("classes.jsa");
      Files.writeString(
          folder.resolve("merchants.json"),
          "[{\"merchant\":\"a\",\"zone\":\"UTC\",\"currency\":\"EUR\"}]");
      Files.write(
          folder.resolve("events.ndjson"),
          Events.of("a", 20, Instant.parse("2026-03-10T08:00:00Z")));
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.add("-XX:ArchiveClassesAtExit=" + written);
      command.addAll(List.of("-cp", JARS, Nightjar.class.getName()));
      command.addAll(List.of("try", "events.ndjson", "merchants.json"));
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      if (process.waitFor() == 0) {
        Files.move(written, ARCHIVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        System.err.println("No archive of classes, processes start slower: see " + folder);
      }
    }
  }
}
