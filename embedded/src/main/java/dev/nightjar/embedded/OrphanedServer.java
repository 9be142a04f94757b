package dev.nightjar.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A MariaDB server that has outlived its JVM. It is known by its command line, which names the data
 * folder; a process id in a file could by now belong to another program.
 */
final class OrphanedServer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private OrphanedServer() {}

  /** Stops every MariaDB server on the data of this stack's folder; returns how many there were. */
  static int stop(Path stackFolder) {
    String argument = MariaDbCommand.dataArgument(stackFolder);
    List<ProcessHandle> servers =
        ProcessHandle.allProcesses().filter(process -> serves(process, argument)).toList();
    servers.forEach(OrphanedServer::stopOne);
    return servers.size();
  }

  private static boolean serves(ProcessHandle process, String argument) {
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(argument))
        .orElse(false);
  }

  private static void stopOne(ProcessHandle process) {
    process.destroy();
    boolean ended =
        process
            .onExit()
            .thenApply(gone -> true)
            .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    if (!ended) {
      process.destroyForcibly();
      CompletableFuture<ProcessHandle> exit = process.onExit();
      exit.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }
  }
}
