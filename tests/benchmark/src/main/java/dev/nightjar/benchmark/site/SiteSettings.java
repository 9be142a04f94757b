package dev.nightjar.benchmark.site;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The configuration of a benchmark on a stack: as the stack's, in spaces of the benchmark's own.
 */
public final class SiteSettings {
  /** The slots of each worker host, as many as the hand-written programs have threads. */
  public static final int SLOTS = 2;

  private static final String NAME = "bench";

  private SiteSettings() {}

  /** Which ledger is used. */
  public enum Ledger {
    /** One of the benchmark's own, made when it is missing. */
    OF_ITS_OWN,
    /** The stack's, of which only the server's counters are read. */
    OF_THE_STACK
  }

  /**
   * Writes a configuration.
   *
   * @param stack the stack's {@code nightjar.properties}
   * @param configuration the file to write
   */
  public static void write(Path stack, Path configuration, Ledger ledger) throws IOException {
    Map<String, String> settings = read(stack);
    settings.put("temporal.namespace", NAME);
    settings.put("hbase.namespace", NAME);
    if (ledger == Ledger.OF_ITS_OWN) {
      settings.computeIfPresent(
          "mysql.url",
          (key, url) ->
              url.replaceFirst("/nightjar(?=\\?|$)", "/nightjar_" + NAME)
                  + (url.contains("?") ? "&" : "?")
                  + "createDatabaseIfNotExist=true");
    }
    settings.put("worker.processSlots", Integer.toString(SLOTS));
    settings.put("worker.publishSlots", Integer.toString(SLOTS));
    settings.put("run.slots", Integer.toString(SLOTS));
    settings.put("run.settlingLag", "300ms");
    settings.put("worker.shutdownGrace", "5s");
    Files.write(
        configuration,
        settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
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
}
