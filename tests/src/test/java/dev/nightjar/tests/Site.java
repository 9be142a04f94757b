package dev.nightjar.tests;

import dev.nightjar.activities.hbase.HBaseClock;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.hbase.TableCreator;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.activities.ingest.RawEvents;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.WorkerHost;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Scan;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A whole product on a stack, with tables and a ledger of its own. */
public final class Site implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final Map<String, String> settings;
  private final Backend backend;
  private final Optional<WorkerHost> workers;
  private final RawEvents events;

  private Site(Map<String, String> settings, Backend backend, Workers wanted) throws IOException {
    this.settings = new TreeMap<>(settings);
    this.backend = backend;
    NightjarConfig config = backend.part(NightjarConfig.class);
    TableCreator.create(
        backend.part(Connection.class), config.hbase().namespace(), TableOptions.embedded());
    this.workers =
        wanted == Workers.IN_THIS_PROCESS
            ? Optional.of(WorkerHost.start(backend))
            : Optional.empty();
    this.events =
        RawEvents.builder(backend.part(Connection.class), backend.part(MerchantRegistry.class))
            .namespace(config.hbase().namespace())
            .registryAge(Duration.ZERO)
            .meters(backend.part(MeterRegistry.class))
            .build();
  }

  /** A first connection may fail where the processors are busy, as a worker host's may. */
  private static Site open(Map<String, String> settings, Workers wanted) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Backend backend =
          Backend.of(ConfigurationSources.defaults().values("the test", settings).read());
      try {
        return new Site(settings, backend, wanted);
      } catch (ConnectFailed e) {
        backend.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        System.out.println("A site is tried again: " + e.getMessage());
      }
    }
  }

  /** Where the site's worker hosts are. */
  private enum Workers {
    IN_THIS_PROCESS,
    ELSEWHERE
  }

  public static Site on(TestStack stack) throws IOException {
    return open(settings(stack), Workers.IN_THIS_PROCESS);
  }

  /** A site with a worker host in this process, and with settings of its own. */
  public static Site on(TestStack stack, Map<String, String> own) throws IOException {
    Map<String, String> settings = settings(stack);
    settings.putAll(own);
    return open(settings, Workers.IN_THIS_PROCESS);
  }

  /** A site that is worked on by processes alone, with settings of its own. */
  public static Site withoutWorkers(TestStack stack, Map<String, String> own) throws IOException {
    Map<String, String> settings = settings(stack);
    settings.putAll(own);
    return open(settings, Workers.ELSEWHERE);
  }

  private static Map<String, String> settings(TestStack stack) {
    Map<String, String> own = stack.newSite();
    own.put("http.address", "127.0.0.1:0");
    own.put("http.checkEvery", "1s");
    own.put("run.settlingLag", "300ms");
    own.put("run.heartbeatTimeout", "10s");
    // Processors may be busy with other tests and servers.
    own.put("temporal.connectTimeout", "9s");
    own.put("hbase.connectTimeout", "9s");
    own.put("mysql.connectTimeout", "9s");
    return own;
  }

  /** The lines of a configuration file for processes that are to work on this site. */
  public List<String> configuration() {
    return settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /** Where the site's worker host of this process says how it is. */
  URI health() {
    return workers.flatMap(WorkerHost::address).orElseThrow();
  }

  public void register(String merchant, String zone) {
    part(MerchantRegistry.class)
        .importAll(
            List.of(
                new Merchant(
                    new MerchantId(merchant),
                    ZoneHistory.of(ZoneId.of(zone)),
                    Currency.getInstance("EUR"),
                    1,
                    MerchantState.ACTIVE)));
  }

  public RawEvents.Report ingest(List<String> documents) throws IOException {
    RawEvents.Report report =
        events.write(
            "test", documents.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
    awaitSettled();
    return report;
  }

  /** Delivers documents as they are, without waiting. */
  public RawEvents.Report write(List<byte[]> documents) throws IOException {
    return documents.isEmpty()
        ? new RawEvents.Report(0, List.of())
        : events.write("test", documents);
  }

  /** More worker hosts, each with connections of its own, until they are closed. */
  MoreWorkerHosts moreWorkerHosts(int number) {
    return new MoreWorkerHosts(settings, number);
  }

  /** Until a run that starts now reads what is stored. */
  public void awaitSettled() {
    Instant stored = Instant.now();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Instant.now().minus(limits().settlingLag()).isAfter(stored));
  }

  public <T> T part(Class<T> type) {
    return backend.part(type);
  }

  public RunLimits limits() {
    return part(NightjarConfig.class).run().limits();
  }

  /** The limits of the site with chunks of at most so many rows. */
  public RunLimits limits(long rowsPerChunk) {
    return limits(rowsPerChunk, limits().heartbeatTimeout());
  }

  /** The same, with another time after which a worker host that says nothing is taken for dead. */
  RunLimits limits(long rowsPerChunk, Duration heartbeatTimeout) {
    PlanOptions plan = new PlanOptions(rowsPerChunk, rowsPerChunk, 2, 1, 7, 200, 500, 400);
    RunLimits limits = limits();
    return new RunLimits(
        plan,
        limits.windowOfBatches(),
        limits.windowOfChunks(),
        limits.merchantsPerPublish(),
        limits.settlingLag(),
        limits.clockTolerance(),
        heartbeatTimeout,
        limits.deadline());
  }

  public RunHandle start(
      JobName job, LocalDate day, Existing existing, @Nullable Generation asOf, RunLimits limits) {
    return part(RunClient.class)
        .start(new RunRequest(job, day, RunRequest.ALL, List.of(), existing, asOf, limits));
  }

  public RunReport run(JobName job, LocalDate day) {
    return start(job, day, Existing.KEEP, null, limits()).result();
  }

  /** A cutoff that lies behind everything that is stored, and before everything to come. */
  public Generation settled() throws IOException {
    return Generation.ofCutoff(
        HBaseClock.now(part(Connection.class), part(NightjarConfig.class).hbase().namespace()));
  }

  public Pointer pointer(JobName job, String merchant, LocalDate day) throws IOException {
    return published(job, merchant, day).orElseThrow();
  }

  public Optional<Pointer> published(JobName job, String merchant, LocalDate day)
      throws IOException {
    return new Pointers(part(HBaseStores.class))
        .find(new MerchantDay(new MerchantId(merchant), day), job);
  }

  /** The dimension values of a published day, in order. */
  public List<String> values(JobName job, String merchant, LocalDate day) throws IOException {
    List<String> values = new ArrayList<>();
    Job<?> found = part(JobCatalog.class).job(job);
    part(Summaries.class)
        .find(found, new MerchantId(merchant), day)
        .orElseThrow()
        .rows()
        .forEach(row -> values.add(row.value()));
    return values;
  }

  /** Every cell of a table with its timestamp left out: key and column to a digest of the value. */
  public SortedMap<String, String> cells(HBaseTable table) throws IOException {
    SortedMap<String, String> cells = new TreeMap<>();
    part(HBaseStores.class)
        .scan(
            table,
            new Scan(),
            row -> {
              for (Cell cell : row.rawCells()) {
                cells.put(
                    Arrays.toString(row.getRow()) + Arrays.toString(CellUtil.cloneQualifier(cell)),
                    Digest.of(CellUtil.cloneValue(cell)).hex());
              }
              return true;
            });
    return cells;
  }

  /** From now on only other worker hosts work on the site. */
  void stopWorkers() {
    workers.ifPresent(WorkerHost::stop);
  }

  @Override
  public void close() {
    workers.ifPresent(WorkerHost::stop);
    backend.close();
  }
}
