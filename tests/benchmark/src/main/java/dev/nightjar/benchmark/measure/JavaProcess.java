package dev.nightjar.benchmark.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that the benchmark has started. Closing it ends it, and so does the end of this JVM. */
public final class JavaProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 20;
  private static final int LINES_SHOWN = 20;

  private final String name;
  private final Process process;
  private final Path out;
  private final Path err;
  private final Thread exitHook;

  JavaProcess(String name, Process process, Path out, Path err) {
    this.name = name;
    this.process = process;
    this.out = out;
    this.err = err;
    this.exitHook = new Thread(process::destroy, "end-" + name);
    Runtime.getRuntime().addShutdownHook(exitHook);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed so far. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  /** Waits until it has printed or logged some words. */
  public void awaitWords(String words, Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!(out() + Files.readString(err)).contains(words)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw failed("did not say '%s'".formatted(words));
      }
      process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Waits for its end, which must be a good one. */
  public void awaitEnd(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw failed("did not end within " + limit);
    }
    if (process.exitValue() != 0) {
      throw failed("ended with exit code " + process.exitValue());
    }
  }

  /** Ends it as a crash would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Processor time of the process and its children so far. */
  public Duration processor() {
    Duration sum = processor(process.toHandle());
    List<ProcessHandle> children = process.descendants().toList();
    for (ProcessHandle child : children) {
      sum = sum.plus(processor(child));
    }
    return sum;
  }

  private static Duration processor(ProcessHandle handle) {
    return handle.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private IOException failed(String how) throws IOException {
    List<String> said = (out() + Files.readString(err)).lines().toList();
    List<String> last = said.subList(Math.max(0, said.size() - LINES_SHOWN), said.size());
    return new IOException(
        "The benchmark's process '%s' %s. It said last:%n%s"
            .formatted(name, how, String.join("\n", last)));
  }

  /** Asks it to end and waits; what does not end is killed. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException ending) {
      // This JVM ends, and the hook finds nothing more to do.
    }
  }
}
