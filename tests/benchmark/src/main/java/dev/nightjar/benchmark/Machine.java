package dev.nightjar.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.nightjar.benchmark.report.Surroundings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine on which this runs. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  static Surroundings surroundings(BenchmarkOptions options) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Surroundings(
        "%s, %d cores, %.1f GiB, %s %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / (double) (1L << 30),
                system.getName(),
                system.getVersion()),
        "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()),
        options.commit(),
        options.command(),
        "-Xmx%dm of every measured program, %s, serial collector%s"
            .formatted(Programs.HEAP_MEGABYTES, stack(options), besides(options)));
  }

  private static String stack(BenchmarkOptions options) {
    return options.stack().isPresent()
        ? "a stack that was running"
        : "-Xmx%dm of the stack".formatted(StackProcess.HEAP_MEGABYTES);
  }

  private static String besides(BenchmarkOptions options) {
    return options.javaOptions().isEmpty()
        ? ""
        : "; besides " + String.join(" ", options.javaOptions());
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch", ""));
    } catch (IOException e) {
      return System.getProperty("os.arch", "");
    }
  }
}
