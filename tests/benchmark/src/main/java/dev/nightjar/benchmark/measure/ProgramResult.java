package dev.nightjar.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/**
 * What one measured program did and took. A program of its own hands it over in a file.
 *
 * @param rows raw rows or lines it read
 * @param bytes bytes of documents in them
 * @param written rows it wrote
 * @param from when its work began
 * @param elapsed from the first to the last of its work: without the start of the JVM and the
 *     connection
 * @param processor time of all its threads meanwhile, on all cores
 * @param liveHeap median of the bytes on the heap after collections forced under way; 0 when not
 *     asked
 */
public record ProgramResult(
    long rows,
    long bytes,
    long written,
    Instant from,
    Duration elapsed,
    Duration processor,
    long liveHeap) {
  /** When its work ended. */
  public Instant until() {
    return from.plus(elapsed);
  }

  /** This result with another heap. */
  public ProgramResult withLiveHeap(long heapBytes) {
    return new ProgramResult(rows, bytes, written, from, elapsed, processor, heapBytes);
  }

  /** This result with another processor time. */
  public ProgramResult withProcessor(Duration time) {
    return new ProgramResult(rows, bytes, written, from, elapsed, time, liveHeap);
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    Properties values = new Properties();
    values.setProperty("rows", Long.toString(rows));
    values.setProperty("bytes", Long.toString(bytes));
    values.setProperty("written", Long.toString(written));
    values.setProperty("from", from.toString());
    values.setProperty("elapsed", elapsed.toString());
    values.setProperty("processor", processor.toString());
    values.setProperty("liveHeap", Long.toString(liveHeap));
    try (Writer out = Files.newBufferedWriter(file)) {
      values.store(out, null);
    }
  }

  /** Reads the file. */
  public static ProgramResult read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      values.load(in);
    }
    return new ProgramResult(
        Long.parseLong(values.getProperty("rows")),
        Long.parseLong(values.getProperty("bytes")),
        Long.parseLong(values.getProperty("written")),
        Instant.parse(values.getProperty("from")),
        Duration.parse(values.getProperty("elapsed")),
        Duration.parse(values.getProperty("processor")),
        Long.parseLong(values.getProperty("liveHeap")));
  }

  /** Measures this process from its start on. */
  public static final class Stopwatch {
    private final Instant from = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final long processorNanos = processorNanos();

    private Stopwatch() {}

    /** Starts now. */
    public static Stopwatch start() {
      return new Stopwatch();
    }

    /** What was done since. */
    public ProgramResult stop(long rows, long bytes, long written) {
      return new ProgramResult(
          rows,
          bytes,
          written,
          from,
          Duration.ofNanos(System.nanoTime() - startedNanos),
          Duration.ofNanos(processorNanos() - processorNanos),
          0);
    }

    private static long processorNanos() {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }
}
