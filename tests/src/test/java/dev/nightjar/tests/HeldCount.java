package dev.nightjar.tests;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Extractor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.tests.TypeCount.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * {@link TypeCount} with a gate: a process that comes to the merchant {@link #HELD} says so and
 * waits there until the gate is opened. Of the merchant {@link #TELLTALE} it speaks too freely.
 */
public final class HeldCount implements Job<Seen> {
  static final JobName NAME = new JobName("held-count");
  static final String HELD = "held";
  static final String TELLTALE = "telltale";

  private static final TypeCount COUNT = new TypeCount();
  private static final String GATE = "nightjar.test.gate";
  private static final String VERSION = "nightjar.test.version";
  private static final String LATER = "later-";

  /**
   * The gate, in the eyes of the test.
   *
   * @param folder where it stands
   */
  record Gate(Path folder) {
    String javaOption() {
      return "-D" + GATE + "=" + folder;
    }

    /** From now on nobody waits at it. */
    void open() throws IOException {
      if (!Files.exists(folder.resolve("open"))) {
        Files.createFile(folder.resolve("open"));
      }
    }

    /** From now on whoever comes waits again. */
    void close() throws IOException {
      Files.deleteIfExists(folder.resolve("open"));
      for (long comer : comers()) {
        Files.delete(folder.resolve(Long.toString(comer)));
      }
    }

    /** The ids of the processes that have come to it. */
    List<Long> comers() {
      String[] names = folder.toFile().list((in, name) -> name.matches("[0-9]+"));
      return names == null ? List.of() : List.of(names).stream().map(Long::valueOf).toList();
    }

    private boolean isOpen() {
      return Files.exists(folder.resolve("open"));
    }

    private void pass() {
      await(
          () -> {
            // Whoever closes the gate forgets who came, and with them who came just then.
            come();
            return isOpen();
          });
    }

    private void passAfter(int processes) {
      boolean isFirst = come();
      await(() -> isOpen() || (!isFirst && comers().size() >= processes));
    }

    /** Whether nobody of this process has come before. */
    private boolean come() {
      try {
        Files.createFile(folder.resolve(Long.toString(ProcessHandle.current().pid())));
        return true;
      } catch (FileAlreadyExistsException e) {
        // Another slot of this process, or an earlier visitor; a look before it would race.
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void await(Callable<Boolean> passable) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(20))
          .until(passable);
    }
  }

  @Override
  public JobName name() {
    return NAME;
  }

  /** Of a process that has another version of this job: one that gives types other names. */
  static String versionOption(int version) {
    return "-D%s=%d".formatted(VERSION, version);
  }

  /** From now on this process has that version of this job. */
  static void become(int version) {
    System.setProperty(VERSION, Integer.toString(version));
  }

  /** From now on this process waits at a gate. */
  static void waitAt(Gate gate) {
    System.setProperty(GATE, gate.folder().toString());
  }

  /** From now on this process waits at no gate. */
  static void waitNowhere() {
    System.clearProperty(GATE);
  }

  /** Whether a version after the first has given a type that name. */
  static boolean isOfLaterVersion(String type) {
    return type.startsWith(LATER);
  }

  @Override
  public JobVersion version() {
    return new JobVersion(Integer.getInteger(VERSION, 1));
  }

  @Override
  public List<Dimension> dimensions() {
    return COUNT.dimensions();
  }

  @Override
  public Extractor<Seen> extractor() {
    return HeldCount::extract;
  }

  private static void extract(VisitorDay visitorDay, Consumer<? super Seen> out) {
    String merchant = visitorDay.merchant().value();
    if (merchant.equals(HELD)) {
      passGate();
    } else if (merchant.equals(TELLTALE)) {
      throw new IllegalStateException("cannot count " + visitorDay.visitor().id());
    }
    boolean isLater = Integer.getInteger(VERSION, 1) > 1;
    COUNT
        .extractor()
        .extract(
            visitorDay,
            seen -> out.accept(isLater ? new Seen(seen.key(), LATER + seen.type()) : seen));
  }

  /** Waits at the gate of this process, if it has one, until that is open. */
  private static void passGate() {
    String gate = System.getProperty(GATE);
    if (gate != null) {
      new Gate(Path.of(gate)).pass();
    }
  }

  /**
   * Waits at the gate of this process until that is open, if nobody of this process has come
   * before, and else only until so many processes have one there.
   */
  static void passGateAfter(int processes) {
    new Gate(Path.of(System.getProperty(GATE))).passAfter(processes);
  }

  @Override
  public Summarizer<Seen> summarizer() {
    return COUNT.summarizer();
  }

  @Override
  public RecordCodec<Seen> codec() {
    return COUNT.codec();
  }
}
