package dev.nightjar.worker;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.worker.module.ActivitiesModule;
import dev.nightjar.worker.module.CallLogModule;
import dev.nightjar.worker.module.ConfigModule;
import dev.nightjar.worker.module.HBaseModule;
import dev.nightjar.worker.module.JobsModule;
import dev.nightjar.worker.module.LanesModule;
import dev.nightjar.worker.module.LedgerModule;
import dev.nightjar.worker.module.MetricsModule;
import dev.nightjar.worker.module.OpenResources;
import dev.nightjar.worker.module.TemporalModule;
import dev.nightjar.worker.module.WebModule;
import dev.nightjar.worker.swarm.SwarmModule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The servers and stores that a configuration names, each opened when it is first asked for.
 * Thread-safe. Whoever makes it closes it.
 */
public final class Backend implements AutoCloseable {
  private final OpenResources open = new OpenResources();
  private final Injector injector;

  private Backend(NightjarConfig config, Collection<? extends Module> more) {
    List<Module> modules = new ArrayList<>(modules(config));
    modules.addAll(more);
    injector = Guice.createInjector(Stage.DEVELOPMENT, modules);
  }

  /** The parts of a configuration; nothing is opened yet. */
  public static Backend of(NightjarConfig config) {
    return new Backend(config, List.of());
  }

  /**
   * The same with modules beside those that are found on the class path.
   *
   * @param more such as {@link dev.nightjar.worker.swarm.SwarmOffers}
   */
  public static Backend of(NightjarConfig config, Collection<? extends Module> more) {
    return new Backend(config, more);
  }

  private List<Module> modules(NightjarConfig config) {
    return List.of(
        binder -> binder.bind(OpenResources.class).toInstance(open),
        new ConfigModule(config),
        new MetricsModule(),
        new TemporalModule(),
        new HBaseModule(),
        new LedgerModule(),
        new JobsModule(),
        new ActivitiesModule(),
        new LanesModule(),
        new SwarmModule(),
        new CallLogModule(),
        new WebModule());
  }

  /**
   * A part: a connection, a store, a reader.
   *
   * @throws ConnectFailed within 10 seconds when a server that it needs does not answer
   */
  public <T> T part(Class<T> type) {
    try {
      return injector.getInstance(type);
    } catch (ProvisionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Connects to all servers at once.
   *
   * @throws ConnectFailed naming every server that does not answer
   */
  public void connect() {
    Map<Server, ConnectFailed> failures = tryToConnect();
    if (!failures.isEmpty()) {
      throw ConnectFailed.all(failures.values());
    }
  }

  /** Connects to all servers at once, those that are connected already excepted. */
  Map<Server, ConnectFailed> tryToConnect() {
    Map<Server, CompletableFuture<?>> attempts = new EnumMap<>(Server.class);
    for (Server server : Server.values()) {
      attempts.put(
          server,
          CompletableFuture.supplyAsync(() -> part(server.connection()), Backend::inThread));
    }
    Map<Server, ConnectFailed> failures = new EnumMap<>(Server.class);
    attempts.forEach(
        (server, attempt) -> {
          try {
            attempt.join();
          } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            failures.put(server, new ConnectFailed(String.valueOf(cause.getMessage()), cause));
          }
        });
    return failures;
  }

  private static void inThread(Runnable attempt) {
    Thread thread = new Thread(attempt, "connect");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    open.close();
  }
}
