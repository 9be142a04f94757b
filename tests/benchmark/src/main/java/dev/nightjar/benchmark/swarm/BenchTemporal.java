package dev.nightjar.benchmark.swarm;

import dev.nightjar.embedded.EmbeddedOptions;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Temporal's in-process service in a process of its own. */
public final class BenchTemporal {
  /** What it says when it serves. */
  static final String SERVES = "serves workflows";

  private BenchTemporal() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments the data folder, where its {@code nightjar.properties} will be
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (EmbeddedStack stack =
        EmbeddedStack.start(
            EmbeddedOptions.defaults()
                .withDataFolder(Path.of(arguments[0]))
                .withParts(Part.TEMPORAL))) {
      System.out.println(stack.temporalTarget() + " " + SERVES);
      new CountDownLatch(1).await();
    }
  }
}
