package dev.nightjar.tests.crash;

import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Seeds one after the other on one site, which is made anew after one that failed.
 *
 * @param stack the local stack
 * @param folder for the site's files
 * @param records where a file for each seed is written
 * @param faults how many each seed has
 * @param least how many of them must strike, whatever this machine lacks
 * @param events how many the data of each seed has
 * @param pace how long each visitor takes
 * @param sorts what faults there are
 * @param disks disks of the stack's servers
 * @param replay the command that runs a seed again
 */
record CrashRuns(
    TestStack stack,
    Path folder,
    Path records,
    int faults,
    int least,
    long events,
    Duration pace,
    List<FaultSort> sorts,
    SmallDisks disks,
    LongFunction<String> replay) {

  /** The seeds of a text such as {@code 17}, {@code 1..20} or {@code 3,8..10}. */
  static List<Long> seeds(String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("\\.\\.", -1);
      if (ends.length > 2) {
        throw new IllegalArgumentException(
            "Invalid seeds: '%s' is neither a number nor FIRST..LAST".formatted(part));
      }
      LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
          .forEach(seeds::add);
    }
    return seeds;
  }

  /** Runs them all; fails at the end with the seeds that failed. */
  void run(List<Long> seeds) throws Exception {
    List<String> failed = new ArrayList<>();
    @Nullable CrashSite site = null;
    Quiet quiet = new Quiet();
    try {
      for (long seed : seeds) {
        if (site == null) {
          site = new CrashSite(stack, Files.createTempDirectory(folder, "site"), pace, disks);
        }
        takeTurn();
        FaultSequence sequence = FaultSequence.of(seed, faults, sorts);
        SeedRecord record = new SeedRecord(records, sequence);
        System.out.printf("seed %d: %d faults%n", seed, faults);
        try {
          new SeedRun(site, KnownData.of(seed, events), sequence, record).run();
          record.requireStruck(least);
          record.passed();
        } catch (Exception | AssertionError e) {
          record.failed(e);
          failed.add(replay.apply(seed) + "\n" + trace(e));
          System.out.println("FAILED: " + failed.get(failed.size() - 1));
          close(site);
          keepLogs(site.folder(), records.resolve("seed-" + seed + "-logs"));
          site = null;
        }
      }
    } finally {
      close(site);
      quiet.close();
    }
    if (!failed.isEmpty()) {
      throw new AssertionError(
          "%d of %d seeds failed. Each is replayed by its command:%n%s"
              .formatted(failed.size(), seeds.size(), String.join("\n", failed)));
    }
  }

  /** On a machine that others use too, a command can wait until a seed may have it. */
  private static void takeTurn() throws IOException, InterruptedException {
    String command = System.getProperty("nightjar.crash.before", "");
    if (!command.isEmpty()) {
      new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
    }
  }

  /** What failed, where in the tests. */
  private static String trace(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause).append('\n');
      for (StackTraceElement element : cause.getStackTrace()) {
        if (element.getClassName().startsWith("dev.nightjar")) {
          text.append("    at ").append(element).append('\n');
        }
      }
    }
    return text.toString();
  }

  /** What the product's processes said is kept in a folder. */
  static void keepLogs(Path site, Path folder) throws IOException {
    Path kept = Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(site)) {
      for (Path file : files.filter(each -> each.toString().matches(".*\\.(err|out)")).toList()) {
        Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void close(@Nullable CrashSite site) throws IOException {
    if (site != null) {
      site.close();
    }
  }
}
