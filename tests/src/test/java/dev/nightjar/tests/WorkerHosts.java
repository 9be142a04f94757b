package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Worker hosts and commands in processes of their own, on the configuration of one folder. */
final class WorkerHosts implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final Path folder;
  private final List<String> javaOptions;
  private final String classPath;
  private final List<NightjarProcess> processes = new ArrayList<>();

  /** In the folder is the configuration, as {@code nightjar.properties}. */
  WorkerHosts(Path folder, List<String> javaOptions) {
    this(folder, javaOptions, Program.classPath());
  }

  private WorkerHosts(Path folder, List<String> javaOptions, String classPath) {
    this.folder = folder;
    this.javaOptions = javaOptions;
    this.classPath = classPath;
  }

  /** The same with the program of another class path. */
  WorkerHosts ofClasses(String others) {
    return new WorkerHosts(folder, javaOptions, others);
  }

  /**
   * A worker host that serves, and logs in JSON. Where a busy machine lets it wait too long for a
   * server it ends, and is started again as a supervisor would.
   */
  NightjarProcess worker() throws IOException {
    NightjarProcess worker = started(Map.of("NIGHTJAR_LOG", "json"), "worker");
    for (int attempt = 1; attempt < ATTEMPTS && !worker.says("serves Temporal"); attempt++) {
      worker = started(Map.of("NIGHTJAR_LOG", "json"), "worker");
    }
    assertThat(worker.says("serves Temporal")).as(worker.all()).isTrue();
    return worker;
  }

  /** A command at work. */
  NightjarProcess command(String... words) throws IOException {
    return started(Map.of(), words);
  }

  private NightjarProcess started(Map<String, String> environment, String... words)
      throws IOException {
    NightjarProcess process =
        NightjarProcess.start(folder, classPath, javaOptions, environment, List.of(words));
    processes.add(process);
    return process;
  }

  /** What each process has printed and logged. */
  List<String> texts() {
    return processes.stream().map(NightjarProcess::all).toList();
  }

  @Override
  public void close() {
    processes.forEach(NightjarProcess::close);
  }
}
