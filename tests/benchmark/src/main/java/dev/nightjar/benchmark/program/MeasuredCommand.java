package dev.nightjar.benchmark.program;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Executes another main class and writes down, when the JVM ends, the processor time that it took
 * from its start, in nanoseconds. The file, the class, its arguments.
 */
public final class MeasuredCommand {
  private MeasuredCommand() {}

  /** Executes it. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file), "processor-time"));
    Object rest = Arrays.copyOfRange(args, 2, args.length);
    try {
      Class.forName(args[1]).getMethod("main", String[].class).invoke(null, rest);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void write(Path file) {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try {
      Files.writeString(file, Long.toString(system.getProcessCpuTime()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
