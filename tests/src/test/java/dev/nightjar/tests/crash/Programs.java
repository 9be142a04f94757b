package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.tests.NightjarProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The processes of the product: worker hosts, and a command that follows the night. Thread-safe.
 */
final class Programs implements AutoCloseable {
  private static final String SERVES = "serves Temporal";

  /** What a worker host says at every try of a start, and when it gives up: what to do about it. */
  private static final Pattern NO_SERVERS =
      Pattern.compile(
          " to connect failed, |\\(NIGHTJAR_(TEMPORAL_TARGET|HBASE_QUORUM|MYSQL_URL)\\)");

  static final int ATTEMPTS = 3;
  private static final int LAST_LINES = 6;
  private static final Duration SERVING = Duration.ofMinutes(6);
  private static final Duration ENDING = Duration.ofSeconds(60);

  private final Path folder;
  private final List<String> javaOptions;
  private final Map<Integer, NightjarProcess> workers = new TreeMap<>();
  private @Nullable NightjarProcess command;

  /** In the folder is their configuration. */
  Programs(Path folder, List<String> javaOptions) {
    this.folder = folder;
    this.javaOptions = javaOptions;
  }

  /** Starts a worker host, without waiting until it serves. */
  synchronized void launchWorker(int number, Map<String, String> environment) throws IOException {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("NIGHTJAR_WORKER_IDENTITY", "worker-" + number);
    workers.put(number, start(all, List.of("worker")));
  }

  /** Starts a worker host that does not run, and waits until it serves. */
  void bringUpWorker(int number) throws IOException {
    bringUpWorker(number, Map.of());
  }

  void bringUpWorker(int number, Map<String, String> environment) throws IOException {
    if (!isAlive(new Target(Part.WORKER_HOST, number))) {
      launchWorker(number, environment);
    }
    awaitServing(number, environment);
  }

  /**
   * Waits until a worker host that was started serves.
   *
   * @throws AssertionError when it ends, unless it found no servers for {@code
   *     worker.connectLimit}: then a supervisor starts it again, a few times
   */
  void awaitServing(int number, Map<String, String> environment) throws IOException {
    for (int attempt = 1; ; attempt++) {
      NightjarProcess worker = worker(number);
      Signals.await(SERVING, () -> !worker.isAlive() || worker.all().contains(SERVES));
      if (worker.isAlive()) {
        return;
      }
      if (attempt == ATTEMPTS || !NO_SERVERS.matcher(worker.all()).find()) {
        throw ended(number, worker);
      }
      launchWorker(number, environment);
    }
  }

  /** A worker host ends when it is told or made to, never by itself, whatever it meets. */
  void requireWorker(int number) {
    NightjarProcess worker = worker(number);
    if (!worker.isAlive()) {
      throw ended(number, worker);
    }
  }

  private static AssertionError ended(int number, NightjarProcess worker) {
    return new AssertionError(
        "Worker host %d ended by itself, with exit code %d: %s"
            .formatted(number, worker.exitValue(), lastWords(worker.all())));
  }

  /** What a process said at last. */
  static String lastWords(String text) {
    List<String> lines = text.strip().lines().toList();
    return String.join(" ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Starts the command line on a night. */
  synchronized void launchCommand(List<String> words) throws IOException {
    NightjarProcess last = command;
    if (last != null) {
      last.close();
    }
    command = start(Map.of(), words);
  }

  /** The command that follows the night, whether it has ended or not. */
  synchronized NightjarProcess command() {
    NightjarProcess last = command;
    if (last == null) {
      throw new IllegalStateException("No command was started");
    }
    return last;
  }

  synchronized NightjarProcess worker(int number) {
    NightjarProcess worker = workers.get(number);
    if (worker == null) {
      throw new IllegalStateException("Worker host " + number + " was never started");
    }
    return worker;
  }

  NightjarProcess process(Target target) {
    return switch (target.part()) {
      case WORKER_HOST -> worker(target.number());
      case COMMAND_LINE -> command();
      case TEMPORAL, MYSQL, REGION_SERVER, HBASE_MASTER, ZOOKEEPER ->
          throw new IllegalStateException(target + " is a part of the stack");
    };
  }

  synchronized boolean isAlive(Target target) {
    return switch (target.part()) {
      case WORKER_HOST -> workers.containsKey(target.number()) && worker(target.number()).isAlive();
      case COMMAND_LINE -> command != null && command.isAlive();
      case TEMPORAL, MYSQL, REGION_SERVER, HBASE_MASTER, ZOOKEEPER -> false;
    };
  }

  void signal(Target target, String signal) throws IOException, InterruptedException {
    Signals.send(process(target).pid(), signal);
  }

  /** Ends it, and waits until it is gone. */
  void end(Target target, String signal) throws IOException, InterruptedException {
    NightjarProcess ending = process(target);
    Signals.send(ending.pid(), signal);
    ending.exit(ENDING);
  }

  void killAll() throws InterruptedException {
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      worker(number).kill();
    }
    command().kill();
  }

  /** Asks all worker hosts to end, and waits for it; the command is left alone. */
  void stopWorkers() throws InterruptedException {
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      worker(number).terminate();
    }
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      assertThat(worker(number).exit(ENDING)).isEqualTo(128 + 15);
    }
  }

  /** Starts a command of an operator, which nothing strikes. */
  NightjarProcess type(List<String> words) throws IOException {
    return start(Map.of(), words);
  }

  private NightjarProcess start(Map<String, String> environment, List<String> words)
      throws IOException {
    return NightjarProcess.start(folder, javaOptions, environment, words);
  }

  @Override
  public synchronized void close() {
    workers.values().forEach(NightjarProcess::close);
    NightjarProcess last = command;
    if (last != null) {
      last.close();
    }
  }
}
