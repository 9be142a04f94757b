package dev.nightjar.worker.swarm;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import dev.nightjar.swarm.host.SwarmService;

/**
 * What a worker host offers to the swarm: a Guice module that is found by {@link
 * java.util.ServiceLoader} under this class's name, or given to {@code Backend.of}.
 *
 * <pre>{@code
 * public final class PriceOffers extends SwarmOffers {
 *   protected void configure() {
 *     offer(PriceEngine.class, TablePrices.class);
 *   }
 * }
 * }</pre>
 */
public abstract class SwarmOffers extends AbstractModule {
  /** The services of all modules. */
  static Multibinder<SwarmService> services(com.google.inject.Binder binder) {
    return Multibinder.newSetBinder(binder, SwarmService.class);
  }

  /**
   * Offers an implementation, of which the worker host makes one object with what Guice injects.
   * Its methods are called on many threads at once.
   *
   * @throws dev.nightjar.swarm.contract.InvalidContract at the worker host's start, when the
   *     interface can't be called through the swarm
   */
  protected final <T> void offer(Class<T> contract, Class<? extends T> implementation) {
    bind(implementation).in(Scopes.SINGLETON);
    Provider<? extends T> provider = getProvider(implementation);
    services(binder())
        .addBinding()
        .toProvider(() -> SwarmService.of(contract, provider.get()))
        .in(Scopes.SINGLETON);
  }
}
