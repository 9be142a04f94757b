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
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.hadoop.hbase.client.Connection;

/**
 * Tables, ledger and Temporal namespace of the benchmark's own, on a running stack, and the
 * configuration by which every measured program reaches them. Closing it leaves the stack alone.
 */
public final class BenchmarkSite implements AutoCloseable {
  /** The slots of the one worker host, as many as the hand-written programs have threads. */
  public static final int SLOTS = 2;

  private static final String NAME = "bench";

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
    Map<String, String> settings = new TreeMap<>(own(read(stack)));
    Files.write(
        configuration,
        settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    BenchmarkSite site = new BenchmarkSite(configuration);
    TableCreator.create(
        site.part(Connection.class), site.config().hbase().namespace(), TableOptions.embedded());
    return site;
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
    return settings;
  }

  private static Map<String, String> own(Map<String, String> stack) {
    Map<String, String> own = new TreeMap<>(stack);
    own.put("temporal.namespace", NAME);
    own.put("hbase.namespace", NAME);
    own.computeIfPresent(
        "mysql.url",
        (key, url) ->
            url.replaceFirst("/nightjar(?=\\?|$)", "/nightjar_" + NAME)
                + (url.contains("?") ? "&" : "?")
                + "createDatabaseIfNotExist=true");
    own.put("worker.processSlots", Integer.toString(SLOTS));
    own.put("worker.publishSlots", Integer.toString(SLOTS));
    own.put("run.slots", Integer.toString(SLOTS));
    own.put("run.settlingLag", "300ms");
    own.put("worker.shutdownGrace", "5s");
    return own;
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
