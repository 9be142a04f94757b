package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.worker.calls.CallLogMeters;
import dev.nightjar.worker.calls.CallLogOptions;
import dev.nightjar.worker.calls.LedgerCallLog;
import dev.nightjar.worker.config.SwarmSettings;
import io.micrometer.core.instrument.MeterRegistry;

/** The log of the swarm's calls in the ledger, where the configuration wants one. */
public final class CallLogModule extends AbstractModule {
  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), CallLog.class)
        .setBinding()
        .toProvider(Log.class)
        .in(Singleton.class);
  }

  /** Opens the log after the ledger, so that it is closed before. */
  private static final class Log implements Provider<CallLog> {
    private final CallLogOptions options;
    private final Provider<CallHistory> history;
    private final MeterRegistry meters;
    private final OpenResources open;

    @Inject
    Log(
        SwarmSettings settings,
        Provider<CallHistory> history,
        MeterRegistry meters,
        OpenResources open) {
      this.options = settings.callLog();
      this.history = history;
      this.meters = meters;
      this.open = open;
    }

    @Override
    public CallLog get() {
      if (!options.isOn()) {
        return CallLog.NONE;
      }
      LedgerCallLog log = LedgerCallLog.start(history.get(), options, new CallLogMeters(meters));
      return open.add(log, log);
    }
  }
}
