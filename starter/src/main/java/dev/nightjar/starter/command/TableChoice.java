package dev.nightjar.starter.command;

import dev.nightjar.activities.hbase.TableCreator;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.activities.hbase.TableOutcome;
import dev.nightjar.starter.connect.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.io.compress.Compression;
import picocli.CommandLine.Option;

/** The options of commands that create HBase's tables. */
final class TableChoice {
  private static final TableOptions DEFAULTS = TableOptions.cluster();

  @Option(
      names = "--regions",
      paramLabel = "N",
      description = "Regions that each large table starts with; ${DEFAULT-VALUE} unless given.")
  private int regions = DEFAULTS.regions();

  @Option(
      names = "--small-regions",
      paramLabel = "N",
      description = "Regions that each small table starts with; ${DEFAULT-VALUE} unless given.")
  private int smallRegions = DEFAULTS.smallRegions();

  @Option(
      names = "--compression",
      paramLabel = "CODEC",
      description = "ZSTD unless given; NONE works on every HBase.")
  private Compression.Algorithm compression = DEFAULTS.compression();

  @Option(
      names = "--raw-ttl",
      paramLabel = "TIME",
      description =
          "How long raw events and quarantined records are kept after their arrival, a day or more;"
              + " 400d unless given.")
  private Duration rawTimeToLive = DEFAULTS.rawTimeToLive();

  /** Creates the tables that are missing. */
  List<TableOutcome> create(Session session) throws IOException {
    return TableCreator.create(
        session.part(Connection.class),
        session.config().hbase().namespace(),
        DEFAULTS
            .withRegions(regions, smallRegions)
            .withRawTimeToLive(rawTimeToLive)
            .withCompression(compression));
  }
}
