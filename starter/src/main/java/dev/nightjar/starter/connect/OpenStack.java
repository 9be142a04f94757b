package dev.nightjar.starter.connect;

import dev.nightjar.activities.hbase.TableCreator;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.embedded.EmbeddedOptions;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.WorkerHost;
import dev.nightjar.worker.config.NightjarConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Connection;
import org.jspecify.annotations.Nullable;

/** The stack that a command works on: somebody's servers, or an embedded stack in this process. */
public final class OpenStack implements AutoCloseable {
  private final Backend backend;
  private final @Nullable EmbeddedStack embedded;
  private final boolean isTemporary;
  private @Nullable WorkerHost workers;

  private OpenStack(Backend backend, @Nullable EmbeddedStack embedded, boolean isTemporary) {
    this.backend = backend;
    this.embedded = embedded;
    this.isTemporary = isTemporary;
  }

  static OpenStack open(Console console, SessionOptions options) throws IOException {
    ConfigurationChoice choice =
        new ConfigurationChoice(console.environment(), options.configFile());
    if (options.stack() instanceof StackChoice.EmbeddedIn in) {
      Optional<Map<String, String>> running = RunningStack.in(in.folder());
      return running.isPresent()
          ? new OpenStack(Backend.of(choice.readEmbedded(running.get())), null, false)
          : start(console, choice, EmbeddedOptions.defaults().withDataFolder(in.folder()));
    } else if (options.stack() instanceof StackChoice.Temporary) {
      return start(console, choice, EmbeddedOptions.defaults());
    }
    return new OpenStack(Backend.of(choice.read()), null, false);
  }

  /** Starts an embedded stack in this process; its tables are there when this returns. */
  static OpenStack start(Console console, ConfigurationChoice choice, EmbeddedOptions options)
      throws IOException {
    if (!EmbeddedStack.isInstalled()) {
      throw new CommandRefused(
          "Cannot start an embedded stack: this installation comes without its database server, as container images"
              + " do. Name your own servers in the configuration; the commands demo and try use those with"
              + " --on-cluster");
    }
    EmbeddedStack embedded =
        EmbeddedStack.start(options.withProgress(line -> console.err().println("  " + line)));
    OpenStack stack = null;
    try {
      stack =
          new OpenStack(
              Backend.of(choice.readEmbedded(embedded.settings())),
              embedded,
              options.dataFolder().isEmpty());
      stack.prepare(console);
      return stack;
    } finally {
      if (stack == null) {
        embedded.close();
      }
    }
  }

  private void prepare(Console console) throws IOException {
    long started = System.nanoTime();
    backend.connect();
    console.err().println("  Connected, ledger up to date (%s)".formatted(since(started)));
    long connected = System.nanoTime();
    createTables(TableOptions.embedded());
    console.err().println("  Tables: there (%s)".formatted(since(connected)));
  }

  private static String since(long nanoTime) {
    return Elapsed.text(Elapsed.since(nanoTime));
  }

  private void createTables(TableOptions options) throws IOException {
    TableCreator.create(
        backend.part(Connection.class),
        backend.part(NightjarConfig.class).hbase().namespace(),
        options);
  }

  /** Whether another process runs an embedded stack in a folder. */
  public static boolean runsIn(Path folder) throws IOException {
    return RunningStack.in(folder).isPresent();
  }

  /** The servers and stores. */
  public Backend backend() {
    return backend;
  }

  /** The embedded stack, when it was started here. */
  public Optional<EmbeddedStack> embedded() {
    return Optional.ofNullable(embedded);
  }

  /** Whether the stack's data goes when this is closed. */
  public boolean isTemporary() {
    return isTemporary;
  }

  /** Sees to it that runs are carried: an embedded stack of this process gets a worker host. */
  public void needsWorkers() {
    if (embedded != null && workers == null) {
      workers = WorkerHost.start(backend);
    }
  }

  /** The worker host of this process; empty without one. */
  public Optional<WorkerHost> workers() {
    return Optional.ofNullable(workers);
  }

  /** Where the worker host of this process tells how it is; empty without one. */
  public Optional<URI> health() {
    return workers().flatMap(WorkerHost::address);
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.close();
    }
    backend.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
