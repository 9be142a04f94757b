package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.connect.ShutdownSignal;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.worker.WorkerHost;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code nightjar worker}. */
@Command(
    name = "worker",
    description = {
      "Be a worker host until a signal to end comes (Ctrl-C, SIGTERM, hosts stop).",
      "It then lets running activities end within worker.shutdownGrace.",
      "It tells how it is at http.address: /healthz, /readyz, /metrics."
    })
final class WorkerCommand extends SessionCommand {
  WorkerCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException, InterruptedException {
    if (session.stack().embedded().isPresent()) {
      throw new CommandRefused(
          "Cannot be a worker host of its own on a stack that is not running. Start the stack"
              + " first: nightjar embedded --data DIR");
    }
    try (ShutdownSignal signal = ShutdownSignal.install()) {
      Optional<WorkerHost> host = WorkerHost.start(session.stack().backend(), signal::await);
      if (host.isPresent()) {
        work(host.get(), signal);
      }
      // The process ends with the signal's block, and the log of calls may still have to be
      // written.
      session.close();
    }
    return ExitCode.OK;
  }

  private static void work(WorkerHost host, ShutdownSignal signal) throws InterruptedException {
    HostWatch.start(host, signal, Duration.ZERO);
    try (host) {
      signal.await();
      host.stop();
    }
  }
}
