package dev.nightjar.tests.crash;

import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.Relay;
import dev.nightjar.tests.Site;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.worker.config.NightjarConfig;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.hbase.client.Connection;

/**
 * A site on the local stack with worker hosts in processes of their own, which come to every server
 * through a relay. The tests themselves connect directly.
 */
final class CrashSite implements AutoCloseable {
  /** After so long a silent activity is given to another worker host. */
  static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

  private static final int SLOTS = 4;
  private static final long ROWS_PER_CHUNK = 60;
  private static final String POISON = "poisoned-merchants";
  private static final Pattern WORKER = Pattern.compile("worker-(\\d+) .*");

  private final Map<Link, List<Relay>> relays = new EnumMap<>(Link.class);
  private final Path folder;
  private final Servers servers;
  private final SmallDisks disks;
  private final Clocks clocks;
  private final List<String> configuration;
  private final Site site;
  private final Programs programs;
  private final WholeHBase hbase;
  private final ProgressWatch progress;

  CrashSite(TestStack stack, Path folder, Duration pace, SmallDisks disks)
      throws IOException, InterruptedException {
    StackCommand command = StackCommand.ofTests();
    clocks = Clocks.in(folder);
    this.folder = folder;
    this.disks = disks;
    servers = new Servers(command);
    site = Site.withoutWorkers(stack, settings());
    connectRelays(stack, command.ports());
    configuration = configuration(stack);
    Files.write(folder.resolve("nightjar.properties"), configuration);
    programs = new Programs(folder, options(folder, pace));
    Connection connection = site.part(Connection.class);
    hbase =
        new WholeHBase(
            connection.getConfiguration(), site.part(NightjarConfig.class).hbase().namespace());
    progress = new ProgressWatch();
    try {
      bringUpWorkers();
    } catch (IOException | RuntimeException | Error e) {
      // Another site needs the ports of the relays.
      close();
      throw e;
    }
  }

  private void bringUpWorkers() throws IOException {
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      programs.launchWorker(number, Map.of());
    }
    for (int number = 1; number <= Part.WORKER_HOST.members(); number++) {
      programs.awaitServing(number, Map.of());
    }
  }

  /** Where the processors are busy, a first connection to HBase may take too long. */
  private static Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("run.heartbeatTimeout", HEARTBEAT_TIMEOUT.toSeconds() + "s"),
        Map.entry("run.rowsPerChunkTarget", Long.toString(ROWS_PER_CHUNK)),
        Map.entry("run.rowsPerChunkFloor", Long.toString(ROWS_PER_CHUNK)),
        Map.entry("run.slots", Integer.toString(SLOTS * Part.WORKER_HOST.members())),
        Map.entry("run.merchantsPerBatch", "3"),
        Map.entry("run.windowOfBatches", "2"),
        // The data is old, and all of it was stored before a night looks for what came late.
        Map.entry("late.lookback", "36500d"),
        Map.entry("late.overlap", "0s"),
        Map.entry("worker.processSlots", Integer.toString(SLOTS)),
        Map.entry("worker.shutdownGrace", "4s"));
  }

  private void connectRelays(TestStack stack, int ports) throws IOException {
    relays.put(Link.TEMPORAL, List.of(Relay.to(stack.temporalTarget())));
    relays.put(Link.MYSQL, List.of(Relay.to(stack.mysqlServer())));
    relays.put(Link.ZOOKEEPER, List.of(Relay.to(stack.hbaseQuorum())));
    relays.put(Link.HBASE_MASTER, List.of(hbaseRelay(ports + 2)));
    List<Relay> regionServers = new ArrayList<>();
    for (int number = 0; number < Part.REGION_SERVER.members(); number++) {
      regionServers.add(hbaseRelay(ports + 20 + number));
    }
    relays.put(Link.REGION_SERVERS, regionServers);
  }

  /** HBase's servers have a name, which leads the product's processes to this address. */
  private static Relay hbaseRelay(int port) throws IOException {
    return Relay.at(
        new InetSocketAddress(InetAddress.getByName("127.0.0.2"), port), "127.0.0.1:" + port);
  }

  private List<String> configuration(TestStack stack) {
    return site.configuration().stream()
        .map(
            line ->
                line.replace(stack.temporalTarget(), address(Link.TEMPORAL))
                    .replace(stack.hbaseQuorum(), address(Link.ZOOKEEPER))
                    .replace(stack.mysqlServer(), address(Link.MYSQL)))
        .toList();
  }

  private static List<String> options(Path folder, Duration pace) throws IOException {
    Path hosts = folder.resolve("hosts");
    String own = InetAddress.getLocalHost().getHostName();
    Files.writeString(hosts, "127.0.0.2 localhost\n127.0.0.1 " + own + "\n");
    return List.of(
        PacedAnalytics.javaOption(pace),
        PacedAnalytics.poisonOption(folder.resolve(POISON)),
        "-Djdk.net.hosts.file=" + hosts);
  }

  private String address(Link link) {
    return relays(link).get(0).address();
  }

  /** What stands between the product's processes and a server. */
  List<Relay> relays(Link link) {
    return relays.getOrDefault(link, List.of());
  }

  Servers servers() {
    return servers;
  }

  /** Where the files of the product's processes are. */
  Path folder() {
    return folder;
  }

  SmallDisks disks() {
    return disks;
  }

  Clocks clocks() {
    return clocks;
  }

  /** The ledger's address in the eyes of the product's processes. */
  String mysqlUrl() {
    String key = "mysql.url=";
    String line =
        configuration.stream().filter(each -> each.startsWith(key)).findFirst().orElseThrow();
    return line.substring(key.length());
  }

  Site site() {
    return site;
  }

  Programs programs() {
    return programs;
  }

  WholeHBase hbase() {
    return hbase;
  }

  ProgressWatch progress() {
    return progress;
  }

  Job<?> job() {
    return site.part(JobCatalog.class).job(PacedAnalytics.NAME);
  }

  /** From now on no worker host can compute these merchants; none means all can. */
  void poison(List<MerchantId> merchants) throws IOException {
    Path file = folder.resolve(POISON);
    Files.deleteIfExists(file);
    if (!merchants.isEmpty()) {
      Files.write(
          folder.resolve(POISON + ".new"), merchants.stream().map(MerchantId::value).toList());
      Files.move(folder.resolve(POISON + ".new"), file);
    }
  }

  /** The worker host that carried a workflow's last step. */
  Target coordinator(String workflowId) {
    String identity =
        site.part(WorkflowClient.class).fetchHistory(workflowId).getEvents().stream()
            .filter(HistoryEvent::hasWorkflowTaskStartedEventAttributes)
            .map(event -> event.getWorkflowTaskStartedEventAttributes().getIdentity())
            .reduce((earlier, later) -> later)
            .orElseThrow();
    Matcher worker = WORKER.matcher(identity);
    if (!worker.matches()) {
      throw new IllegalStateException(workflowId + " is carried by " + identity);
    }
    return new Target(Part.WORKER_HOST, Integer.parseInt(worker.group(1)));
  }

  @Override
  public void close() throws IOException {
    progress.close();
    programs.close();
    hbase.close();
    for (List<Relay> all : relays.values()) {
      for (Relay relay : all) {
        relay.close();
      }
    }
    site.close();
  }
}
