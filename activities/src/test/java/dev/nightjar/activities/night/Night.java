package dev.nightjar.activities.night;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.planning.PlanActivity;
import dev.nightjar.activities.process.ProcessActivity;
import dev.nightjar.activities.process.ProcessOptions;
import dev.nightjar.activities.publish.PublishActivity;
import dev.nightjar.activities.publish.SweepOptions;
import dev.nightjar.activities.publish.Sweeper;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.keys.ArrivalKey;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.PublishActivities;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.message.RunLimits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Put;

/**
 * One test's night: merchants whose names begin with the test's, raw rows that arrive when the test
 * says, and the activities called in the coordinator's order.
 */
public final class Night {
  /** The business day of every night. */
  public static final LocalDate DAY = LocalDate.of(2024, 6, 10);

  /** All that is delivered arrives then, unless the test says otherwise. */
  public static final long ARRIVAL = System.currentTimeMillis() - 3_600_000;

  /** Small chunks and many of them, so that a few rows make a plan worth the name. */
  public static final PlanOptions SMALL = new PlanOptions(25, 10, 4, 4, 10, 10, 50, 400);

  /** One chunk for all. */
  public static final PlanOptions WIDE = new PlanOptions(10_000, 10_000, 1, 1, 99, 99, 50, 400);

  private final EngineLab lab;
  private final String name;
  private final SortedSet<MerchantId> merchants = new TreeSet<>();
  private Job<?> job = new HelloCount();
  private PlanOptions planOptions = SMALL;
  private ProcessOptions processOptions = ProcessOptions.defaults();

  /** A night without merchants. */
  public Night(EngineLab lab, String name) {
    this.lab = lab;
    this.name = name;
  }

  /** Runs another job. */
  public Night with(Job<?> other) {
    job = other;
    return this;
  }

  /** Cuts otherwise. */
  public Night with(PlanOptions options) {
    planOptions = options;
    return this;
  }

  /** Processes otherwise. */
  public Night with(ProcessOptions options) {
    processOptions = options;
    return this;
  }

  /** Registers a merchant and returns its id. */
  public MerchantId merchant(String id) {
    return merchant(id, ZoneId.of("UTC"));
  }

  /** Registers a merchant in a zone. */
  public MerchantId merchant(String id, ZoneId zone) {
    MerchantId merchant = new MerchantId(name + "-" + id);
    lab.registry()
        .importAll(
            List.of(
                new Merchant(
                    merchant,
                    ZoneHistory.of(zone),
                    Currency.getInstance("EUR"),
                    1,
                    MerchantState.ACTIVE)));
    merchants.add(merchant);
    return merchant;
  }

  /** Registers a merchant to which some visitors' events were delivered, three a visitor. */
  public MerchantId merchant(String id, int visitors) {
    MerchantId merchant = merchant(id);
    deliver(merchant, visitors, "1.50", ARRIVAL);
    return merchant;
  }

  /** Delivers three events of each of some visitors, each with an amount. */
  public void deliver(MerchantId merchant, int visitors, String amount, long arrival) {
    deliver(merchant, documents(merchant, visitors, amount), arrival);
  }

  /** Deletes what was delivered so, as if it had expired. */
  public void forget(MerchantId merchant, int visitors, String amount) throws IOException {
    List<Delete> deletes =
        documents(merchant, visitors, amount).stream()
            .map(document -> new Delete(RawKey.of(event(document), DAY).bytes()))
            .toList();
    lab.stores().delete(HBaseTable.RAW, deletes);
  }

  private static List<String> documents(MerchantId merchant, int visitors, String amount) {
    List<String> documents = new ArrayList<>();
    for (int visitor = 0; visitor < visitors; visitor++) {
      for (int event = 0; event < 3; event++) {
        documents.add(
            """
            {"merchant":"%s","eventId":"e%d-%d","visitorId":"v%d","type":"t%d","at":"%sT1%d:00:00Z","amount":"%s"}"""
                .formatted(merchant, visitor, event, visitor, visitor % 7, DAY, event, amount));
      }
    }
    return documents;
  }

  /** Delivers documents. */
  public void deliver(MerchantId merchant, List<String> documents, long arrival) {
    List<Put> rows = new ArrayList<>();
    for (String document : documents) {
      rows.add(row(RawKey.of(event(document), DAY).bytes(), document, arrival));
    }
    write(HBaseTable.RAW, rows);
    byte[] marker = ArrivalKey.bytes(new MerchantDay(merchant, DAY));
    write(
        HBaseTable.ARRIVALS,
        List.of(
            new Put(marker)
                .addColumn(HBaseTable.ARRIVALS.family(), new byte[] {'m'}, new byte[0])));
  }

  /** A raw row as it is stored. */
  public static Put row(byte[] key, String document, long arrival) {
    return new Put(key, arrival)
        .addColumn(HBaseTable.RAW.family(), new byte[] {'d'}, document.getBytes(UTF_8));
  }

  private static Event event(String document) {
    Decoded decoded = new JsonEventDecoder(merchant -> true).decode(document.getBytes(UTF_8));
    return ((Decoded.Good) decoded).event();
  }

  /** Writes rows. */
  public void write(HBaseTable table, List<Put> rows) {
    try {
      lab.stores().write(table, rows);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The run of a generation; a higher number is a newer one, and all are newer than arrivals. */
  public RunId run(int generation) {
    return new RunId(
        job.name(), DAY, name, new Generation(ARRIVAL + 1_000_000 + generation * 1000L));
  }

  /** Plans a run of this night's merchants. */
  public PlanReport plan(int generation) {
    return plan(task(run(generation), List.copyOf(merchants), Existing.REPLACE));
  }

  /** Plans. */
  public PlanReport plan(PlanTask task) {
    return Bench.call(PlanActivities.class, planActivity(), activity -> activity.plan(task));
  }

  /** What to plan. */
  public PlanTask task(RunId run, List<MerchantId> selected, Existing existing) {
    return new PlanTask(run, "nightly/" + name, selected, existing, Instant.now(), limits());
  }

  /** The limits of its runs: chunks of a fixed size. */
  public RunLimits limits() {
    RunLimits defaults = RunLimits.DEFAULTS;
    return new RunLimits(
        planOptions,
        defaults.windowOfBatches(),
        defaults.windowOfChunks(),
        defaults.merchantsPerPublish(),
        defaults.settlingLag(),
        Duration.ofSeconds(60),
        defaults.heartbeatTimeout(),
        defaults.deadline());
  }

  /** What to plan of a run that has ended, for some of its merchants. */
  public PlanTask retryTask(RunId first, RunId retry, List<MerchantId> merchants) {
    PlanTask task = task(retry, merchants, Existing.REPLACE);
    return new PlanTask(
        retry,
        task.workflowId(),
        merchants,
        task.existing(),
        task.temporalTime(),
        task.limits(),
        task.zones(),
        task.late(),
        first,
        From.RAW);
  }

  /** The activity, without grace for what is superseded. */
  public PlanActivity planActivity() {
    Sweeper sweeper =
        new Sweeper(
            lab.stores(),
            lab.ledger(),
            new SweepOptions(Duration.ZERO, 100, 1_000_000, Duration.ofSeconds(30)));
    return new PlanActivity(
        lab.planning(), lab.stores(), lab.ledger(), JobCatalog.of(job), sweeper, lab.firstRuns());
  }

  /** The activity of a worker host. */
  public ProcessActivity processActivity() {
    return new ProcessActivity(
        lab.stores(),
        lab.ledger(),
        JobCatalog.of(job),
        new JsonEventDecoder(merchant -> true),
        "host-1",
        processOptions);
  }

  /** Processes a chunk. */
  public ChunkOutcome process(RunId run, int chunk) {
    ChunkTask task = task(run, chunk);
    return Bench.call(
        ProcessActivities.class, processActivity(), activity -> activity.process(task));
  }

  /** A chunk to process with the version that the job has now. */
  public ChunkTask task(RunId run, int chunk) {
    return new ChunkTask(new ChunkId(run, chunk), job.version());
  }

  /** Processes all chunks of a plan, in an order that a seed gives. */
  public void processAll(PlanReport plan, long seed) {
    List<Integer> chunks = new ArrayList<>();
    for (int chunk = 0; chunk < plan.head().chunks(); chunk++) {
      chunks.add(chunk);
    }
    Collections.shuffle(chunks, new Random(seed));
    chunks.forEach(chunk -> process(plan.head().run(), chunk));
  }

  /** Publishes all merchants of a plan, batch by batch. */
  public List<PublishReport> publishAll(PlanReport plan) {
    List<PublishReport> reports = new ArrayList<>();
    for (PlanReport.BatchSize batch : plan.batches()) {
      reports.add(
          publish(
              new PublishTask(
                  plan.head().run(), plan.head().version(), batch.number(), 0, batch.merchants())));
    }
    return reports;
  }

  /** Publishes a group. */
  public PublishReport publish(PublishTask task) {
    PublishActivity publish =
        new PublishActivity(
            lab.stores(),
            lab.ledger(),
            JobCatalog.of(job),
            processActivity(),
            PublishActivity.DEFAULT_THREADS);
    return Bench.call(PublishActivities.class, publish, activity -> activity.publish(task));
  }

  /** A whole night: plan, process, publish. */
  public PlanReport whole(int generation) {
    PlanReport plan = plan(generation);
    processAll(plan, generation);
    publishAll(plan);
    return plan;
  }

  /** What readers see of a merchant. */
  public DaySummary summary(MerchantId merchant) {
    try {
      return new Summaries(lab.stores()).find(job, merchant, DAY).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether readers see anything of a merchant. */
  public boolean isPublished(MerchantId merchant) {
    try {
      return new Summaries(lab.stores()).find(job, merchant, DAY).isPresent();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
