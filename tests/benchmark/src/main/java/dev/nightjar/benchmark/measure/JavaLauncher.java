package dev.nightjar.benchmark.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts JVMs of their own on the class path of this one, all with the same options but for heap
 * and recording.
 *
 * @param folder where their output goes, and their recordings
 * @param javaOptions of all of them, after those of the start script
 */
public record JavaLauncher(Path folder, List<String> javaOptions) {
  public JavaLauncher {
    javaOptions = List.copyOf(javaOptions);
  }

  /** With the options of the start script. */
  public JavaLauncher(Path folder) {
    this(folder, List.of());
  }

  /**
   * What a JVM is started for.
   *
   * @param name names its files
   * @param heapMegabytes its fixed heap
   * @param recording where its flight recording goes, if it has one
   * @param main the main class
   * @param arguments for the main class
   * @param environment variables besides those of this process
   */
  public record Order(
      String name,
      int heapMegabytes,
      Optional<Path> recording,
      String main,
      List<String> arguments,
      Map<String, String> environment) {}

  /** Starts one. */
  public JavaProcess start(Order order) throws IOException {
    Path out = folder.resolve(order.name() + ".out");
    Path err = folder.resolve(order.name() + ".err");
    ProcessBuilder builder = new ProcessBuilder(command(order));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().keySet().removeIf(variable -> variable.startsWith("NIGHTJAR_"));
    builder.environment().putAll(order.environment());
    Process process =
        builder
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new JavaProcess(order.name(), process, out, err);
  }

  private List<String> command(Order order) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options(order.heapMegabytes()));
    command.addAll(javaOptions);
    if (order.recording().isPresent()) {
      command.add(recording(order.recording().get()));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), order.main()));
    command.addAll(order.arguments());
    return command;
  }

  /** The options of a JVM but for its recording, as the start script has them. */
  public static List<String> options(int heapMegabytes) {
    List<String> options = new ArrayList<>();
    options.add("-Xms%dm".formatted(heapMegabytes));
    options.add("-Xmx%dm".formatted(heapMegabytes));
    options.add("-XX:+UseSerialGC");
    options.add("-Djava.net.preferIPv4Stack=true");
    options.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    if (Runtime.version().feature() >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= 23) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  private String recording(Path file) throws IOException {
    Path settings = folder.resolve("benchmark.jfc");
    if (!Files.exists(settings)) {
      Files.writeString(settings, RecordingSettings.XML);
    }
    return "-XX:StartFlightRecording=dumponexit=true,settings=%s,filename=%s"
        .formatted(settings, file);
  }
}
