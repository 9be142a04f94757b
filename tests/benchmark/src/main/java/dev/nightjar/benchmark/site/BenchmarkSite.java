package dev.nightjar.benchmark.site;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.TableCreator;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.connect.TemporalServers;
import dev.nightjar.workflows.client.TemporalEndpoint;
import dev.nightjar.workflows.setup.Retention;
import dev.nightjar.workflows.setup.SetupRefused;
import dev.nightjar.workflows.setup.TemporalSetup;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.apache.hadoop.hbase.client.Connection;

/**
 * Tables, ledger and Temporal namespace of the benchmark's own, on a running stack, and the
 * configuration by which every measured program reaches them. Closing it leaves the stack alone.
 */
public final class BenchmarkSite implements AutoCloseable {
  private final Path configuration;
  private final Backend backend;
  private final NightjarConfig config;

  private BenchmarkSite(Path configuration) {
    this.configuration = configuration;
    this.config = ConfigurationSources.defaults().file(configuration).read();
    this.backend = Backend.of(config);
  }

  /**
   * A site with empty tables.
   *
   * @param stack the stack's {@code nightjar.properties}
   * @param configuration the file to write
   */
  public static BenchmarkSite on(Path stack, Path configuration) throws IOException {
    SiteSettings.write(stack, configuration, SiteSettings.Ledger.OF_ITS_OWN);
    BenchmarkSite site = new BenchmarkSite(configuration);
    site.makeNamespace();
    TableCreator.create(
        site.part(Connection.class), site.config().hbase().namespace(), TableOptions.embedded());
    return site;
  }

  private void makeNamespace() {
    TemporalEndpoint endpoint = TemporalServers.endpoint(config.temporal());
    try {
      new TemporalSetup(endpoint).apply(Retention.unchanged());
    } catch (SetupRefused e) {
      if (!(e.getCause() instanceof StatusRuntimeException refused)
          || refused.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      // The embedded stack's Temporal takes any namespace, and makes none.
    }
  }

  /** Registers merchants. */
  public void register(List<MerchantShare> merchants) {
    part(MerchantRegistry.class)
        .importAll(
            merchants.stream()
                .map(
                    share ->
                        new Merchant(
                            share.merchant(),
                            ZoneHistory.of(share.zone()),
                            Currency.getInstance("EUR"),
                            1,
                            MerchantState.ACTIVE))
                .toList());
  }

  /** The configuration of every measured program. */
  public Path configuration() {
    return configuration;
  }

  /** What it says. */
  public NightjarConfig config() {
    return config;
  }

  /** A part of the product, connected to the site. */
  public <T> T part(Class<T> type) {
    return backend.part(type);
  }

  /** The tables. */
  public HBaseStores stores() {
    return part(HBaseStores.class);
  }

  @Override
  public void close() {
    backend.close();
  }
}
