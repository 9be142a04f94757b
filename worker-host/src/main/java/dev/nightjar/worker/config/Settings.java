package dev.nightjar.worker.config;

import dev.nightjar.activities.process.ProcessOptions;
import dev.nightjar.activities.publish.PublishActivity;
import dev.nightjar.activities.publish.SweepOptions;
import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.core.plan.ChunkTime;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key of the configuration with its default. */
final class Settings {
  private static final PlanOptions PLAN = PlanOptions.DEFAULTS;
  private static final RunLimits LIMITS = RunLimits.DEFAULTS;
  private static final ChunkTime CHUNKS = ChunkTime.DEFAULT;
  private static final LateTerms LATE = LateTerms.DEFAULTS;
  private static final ProcessOptions PROCESS = ProcessOptions.defaults();

  /** A mebibyte is 2 to the power of it. */
  static final int MEBI = 20;

  private static final long MOST_ROWS_PER_CHUNK = 1_000_000_000;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  static final Setting<Optional<String>> TEMPORAL_TARGET =
      Setting.of("temporal.target", "", Rule.optionalAddress());
  static final Setting<Optional<String>> TEMPORAL_NAMESPACE =
      Setting.of("temporal.namespace", "", Rule.optionalText());
  static final Setting<Optional<TlsChoice>> TEMPORAL_TLS =
      Setting.of("temporal.tls", "", Rule.tlsChoice());
  static final Setting<Optional<Path>> TEMPORAL_CA_FILE =
      Setting.of("temporal.tls.caFile", "", Rule.optionalFile());
  static final Setting<Optional<Path>> TEMPORAL_CERTIFICATE_FILE =
      Setting.of("temporal.tls.certificateFile", "", Rule.optionalFile());
  static final Setting<Optional<Path>> TEMPORAL_KEY_FILE =
      Setting.of("temporal.tls.keyFile", "", Rule.optionalFile());
  static final Setting<Optional<String>> TEMPORAL_SERVER_NAME =
      Setting.of("temporal.tls.serverName", "", Rule.optionalText());
  static final Setting<Optional<String>> TEMPORAL_API_KEY =
      new Setting<>("temporal.apiKey", "", Rule.optionalText(), Setting.Places.ENVIRONMENT);
  static final Setting<Optional<Path>> TEMPORAL_API_KEY_FILE =
      Setting.of("temporal.apiKey.file", "", Rule.optionalFile());
  static final Setting<Duration> TEMPORAL_CONNECT_TIMEOUT =
      Setting.of("temporal.connectTimeout", "8s", Rule.duration(SECOND, Duration.ofSeconds(9)));
  static final Setting<Duration> TEMPORAL_CALL_TIMEOUT =
      Setting.of("temporal.callTimeout", "10s", Rule.duration(SECOND, MINUTE));

  static final Setting<String> HBASE_QUORUM =
      Setting.of("hbase.quorum", "127.0.0.1:2181", Rule.quorum());
  static final Setting<Optional<Path>> HBASE_SITE_FILE =
      Setting.of("hbase.siteFile", "", Rule.optionalFile());
  static final Setting<Optional<String>> HBASE_PRINCIPAL =
      Setting.of("hbase.kerberos.principal", "", Rule.optionalText());
  static final Setting<Optional<Path>> HBASE_KEYTAB_FILE =
      Setting.of("hbase.kerberos.keytabFile", "", Rule.optionalFile());
  static final Setting<String> HBASE_NAMESPACE =
      Setting.of("hbase.namespace", "nightjar", Rule.hbaseNamespace());
  static final Setting<Duration> HBASE_CONNECT_TIMEOUT =
      Setting.of("hbase.connectTimeout", "7s", Rule.duration(SECOND, Duration.ofSeconds(9)));
  static final Setting<Duration> HBASE_OPERATION_TIMEOUT =
      Setting.of("hbase.operationTimeout", "2m", Rule.duration(SECOND, HOUR));
  static final Setting<Duration> HBASE_RPC_TIMEOUT =
      Setting.of("hbase.rpcTimeout", "30s", Rule.duration(SECOND, HOUR));
  static final Setting<Duration> HBASE_SCANNER_TIMEOUT =
      Setting.of("hbase.scannerTimeout", "1m", Rule.duration(SECOND, HOUR));

  static final Setting<String> MYSQL_URL =
      Setting.of("mysql.url", "jdbc:mysql://127.0.0.1:3306/nightjar", Rule.jdbcUrl());
  static final Setting<String> MYSQL_USER = Setting.of("mysql.user", "nightjar", Rule.text());
  static final Setting<Optional<String>> MYSQL_PASSWORD =
      new Setting<>("mysql.password", "", Rule.optionalText(), Setting.Places.ENVIRONMENT);
  static final Setting<Optional<Path>> MYSQL_PASSWORD_FILE =
      Setting.of("mysql.password.file", "", Rule.optionalFile());
  static final Setting<Optional<Path>> MYSQL_CA_FILE =
      Setting.of("mysql.caFile", "", Rule.optionalFile());
  static final Setting<Optional<Path>> MYSQL_KEY_STORE_FILE =
      Setting.of("mysql.keyStore.file", "", Rule.optionalFile());
  static final Setting<Optional<String>> MYSQL_KEY_STORE_PASSWORD =
      new Setting<>("mysql.keyStore.password", "", Rule.optionalText(), Setting.Places.ENVIRONMENT);
  static final Setting<Optional<Path>> MYSQL_KEY_STORE_PASSWORD_FILE =
      Setting.of("mysql.keyStore.password.file", "", Rule.optionalFile());
  static final Setting<Integer> MYSQL_POOL_SIZE =
      Setting.of("mysql.poolSize", "8", Rule.number(1, 1000));
  static final Setting<Duration> MYSQL_CONNECT_TIMEOUT =
      Setting.of(
          "mysql.connectTimeout",
          "5s",
          Rule.duration(Duration.ofMillis(250), Duration.ofSeconds(9)));

  static final Setting<Duration> MYSQL_STATEMENT_TIMEOUT =
      Setting.of("mysql.statementTimeout", "30s", Rule.duration(SECOND, HOUR));

  static final Setting<Optional<String>> WORKER_IDENTITY =
      Setting.of("worker.identity", "", Rule.optionalText());
  static final Setting<Duration> WORKER_SHUTDOWN_GRACE =
      Setting.of("worker.shutdownGrace", "30s", Rule.duration(Duration.ZERO, HOUR));
  static final Setting<Duration> WORKER_CONNECT_LIMIT =
      Setting.of("worker.connectLimit", "5m", Rule.duration(Duration.ZERO, Duration.ofDays(365)));
  static final Setting<Optional<String>> WORKER_DEPLOYMENT =
      Setting.of("worker.deployment", "", Rule.deployment());
  static final Setting<Optional<String>> WORKER_BUILD_ID =
      Setting.of("worker.buildId", "", Rule.buildId());
  static final Setting<Integer> COORDINATOR_SLOTS =
      Setting.of("worker.coordinatorSlots", "8", Rule.number(2, 1000));
  static final Setting<Integer> FAILED_VISITORS_ALLOWED =
      Setting.of(
          "worker.failedVisitorsAllowed",
          Integer.toString(PROCESS.failedVisitorsAllowed()),
          Rule.number(0, 10_000));
  static final Setting<Integer> PROCESS_SLOTS =
      Setting.of("worker.processSlots", "4", Rule.number(1, 1000));
  static final Setting<Integer> PUBLISH_SLOTS =
      Setting.of("worker.publishSlots", "4", Rule.number(1, 1000));

  static final Setting<Integer> THREADS_PER_CHUNK =
      number("worker.threadsPerChunk", PROCESS.threadsPerChunk(), 64);
  static final Setting<Integer> THREADS_PER_PUBLISH =
      number("worker.threadsPerPublish", PublishActivity.DEFAULT_THREADS, 64);
  static final Setting<Integer> DELTA_MEBIBYTES =
      number("worker.deltaMebibytes", (int) (PROCESS.deltaBytes() >> MEBI), 65_536);
  static final Setting<Optional<Path>> SPILL_FOLDER =
      Setting.of("worker.spillFolder", "", Rule.optionalFile());
  static final Setting<Integer> SWEEP_ROWS_PER_SECOND =
      number("worker.sweepRowsPerSecond", SweepOptions.DEFAULTS.rowsPerSecond(), 10_000_000);
  static final Setting<Duration> SWEEP_GRACE =
      duration(
          "worker.sweepGrace", SweepOptions.DEFAULTS.grace(), Duration.ZERO, Duration.ofDays(3650));

  /** A run is not over before its sweep is: well below what Temporal gives its closing. */
  static final Setting<Duration> SWEEP_TIME =
      duration("worker.sweepTime", SweepOptions.DEFAULTS.longest(), SECOND, Duration.ofMinutes(5));

  static final Setting<Optional<HttpAddress>> HTTP_ADDRESS =
      Setting.of("http.address", "127.0.0.1:7280", Rule.httpAddress());
  static final Setting<Duration> HTTP_CHECK_EVERY =
      Setting.of(
          "http.checkEvery", "10s", Rule.duration(Duration.ofMillis(100), Duration.ofMinutes(10)));

  static final Setting<Duration> HTTP_CHECK_TIMEOUT =
      Setting.of("http.checkTimeout", "5s", Rule.duration(Duration.ofMillis(100), MINUTE));

  static final Setting<Optional<Long>> ROWS_PER_CHUNK_TARGET =
      Setting.of("run.rowsPerChunkTarget", "", Rule.optionalCount(1, MOST_ROWS_PER_CHUNK));
  static final Setting<Duration> CHUNK_TIME =
      duration("run.chunkTime", CHUNKS.time(), ChunkTime.SHORTEST, ChunkTime.LONGEST);
  static final Setting<Long> ROWS_PER_CHUNK_FLOOR =
      count("run.rowsPerChunkFloor", PLAN.rowsPerChunkFloor(), MOST_ROWS_PER_CHUNK);
  static final Setting<Long> ROWS_PER_CHUNK_CEILING =
      count("run.rowsPerChunkCeiling", CHUNKS.rowsCeiling(), MOST_ROWS_PER_CHUNK);
  static final Setting<Integer> SPLIT_FACTOR =
      Setting.of(
          "run.splitFactor",
          Integer.toString(LIMITS.splitFactor()),
          Rule.number(0, SplitRule.MOST_FACTOR));
  static final Setting<Integer> SLOTS = number("run.slots", PLAN.slots(), 100_000);
  static final Setting<Integer> CHUNKS_PER_SLOT =
      number("run.chunksPerSlot", PLAN.chunksPerSlot(), 1000);
  static final Setting<Integer> SLICES_PER_CHUNK =
      number("run.slicesPerChunk", PLAN.slicesPerChunk(), 100_000);
  static final Setting<Integer> MERCHANTS_PER_BATCH =
      number(
          "run.merchantsPerBatch", PLAN.merchantsPerBatch(), PlanOptions.MOST_MERCHANTS_PER_BATCH);
  static final Setting<Integer> CHUNKS_PER_BATCH =
      number("run.chunksPerBatch", PLAN.chunksPerBatch(), PlanOptions.MOST_CHUNKS_PER_BATCH);
  static final Setting<Integer> BATCHES =
      number("run.batches", PLAN.batches(), PlanOptions.MOST_BATCHES);
  static final Setting<Integer> WINDOW_OF_BATCHES =
      number("run.windowOfBatches", LIMITS.windowOfBatches(), 100);
  static final Setting<Integer> WINDOW_OF_CHUNKS =
      number("run.windowOfChunks", LIMITS.windowOfChunks(), 400);
  static final Setting<Integer> MERCHANTS_PER_PUBLISH =
      number("run.merchantsPerPublish", LIMITS.merchantsPerPublish(), 1000);
  static final Setting<Duration> SETTLING_LAG =
      duration("run.settlingLag", LIMITS.settlingLag(), Duration.ZERO, Duration.ofDays(1));
  static final Setting<Duration> CLOCK_TOLERANCE =
      duration("run.clockTolerance", LIMITS.clockTolerance(), Duration.ZERO, HOUR);
  static final Setting<Duration> HEARTBEAT_TIMEOUT =
      duration("run.heartbeatTimeout", LIMITS.heartbeatTimeout(), SECOND, HOUR);
  static final Setting<Duration> DEADLINE =
      duration("run.deadline", LIMITS.deadline(), MINUTE, Duration.ofDays(7));

  static final Setting<Optional<Duration>> LATE_LOOKBACK =
      Setting.of(
          "late.lookback", "", Rule.optionalDuration(Duration.ofDays(1), Duration.ofDays(36500)));
  static final Setting<Duration> LATE_OVERLAP =
      duration("late.overlap", LATE.overlap(), Duration.ZERO, Duration.ofDays(1));
  static final Setting<Integer> LATE_DAYS_AT_ONCE =
      number("late.daysAtOnce", LATE.daysAtOnce(), LateTerms.MOST_DAYS_AT_ONCE);
  static final Setting<GapPolicy> GAPS_POLICY = Setting.of("gaps.policy", "run", Rule.gapPolicy());

  private static final List<Setting<?>> OF_NIGHTS =
      List.of(
          TEMPORAL_TARGET,
          TEMPORAL_NAMESPACE,
          TEMPORAL_TLS,
          TEMPORAL_CA_FILE,
          TEMPORAL_CERTIFICATE_FILE,
          TEMPORAL_KEY_FILE,
          TEMPORAL_SERVER_NAME,
          TEMPORAL_API_KEY,
          TEMPORAL_API_KEY_FILE,
          TEMPORAL_CONNECT_TIMEOUT,
          TEMPORAL_CALL_TIMEOUT,
          HBASE_QUORUM,
          HBASE_SITE_FILE,
          HBASE_PRINCIPAL,
          HBASE_KEYTAB_FILE,
          HBASE_NAMESPACE,
          HBASE_CONNECT_TIMEOUT,
          HBASE_OPERATION_TIMEOUT,
          HBASE_RPC_TIMEOUT,
          HBASE_SCANNER_TIMEOUT,
          MYSQL_URL,
          MYSQL_USER,
          MYSQL_PASSWORD,
          MYSQL_PASSWORD_FILE,
          MYSQL_CA_FILE,
          MYSQL_KEY_STORE_FILE,
          MYSQL_KEY_STORE_PASSWORD,
          MYSQL_KEY_STORE_PASSWORD_FILE,
          MYSQL_POOL_SIZE,
          MYSQL_CONNECT_TIMEOUT,
          MYSQL_STATEMENT_TIMEOUT,
          WORKER_IDENTITY,
          WORKER_DEPLOYMENT,
          WORKER_BUILD_ID,
          WORKER_SHUTDOWN_GRACE,
          WORKER_CONNECT_LIMIT,
          COORDINATOR_SLOTS,
          PROCESS_SLOTS,
          PUBLISH_SLOTS,
          THREADS_PER_CHUNK,
          THREADS_PER_PUBLISH,
          FAILED_VISITORS_ALLOWED,
          DELTA_MEBIBYTES,
          SPILL_FOLDER,
          SWEEP_GRACE,
          SWEEP_ROWS_PER_SECOND,
          SWEEP_TIME,
          HTTP_ADDRESS,
          HTTP_CHECK_EVERY,
          HTTP_CHECK_TIMEOUT,
          ROWS_PER_CHUNK_TARGET,
          CHUNK_TIME,
          ROWS_PER_CHUNK_FLOOR,
          ROWS_PER_CHUNK_CEILING,
          SPLIT_FACTOR,
          SLOTS,
          CHUNKS_PER_SLOT,
          SLICES_PER_CHUNK,
          MERCHANTS_PER_BATCH,
          CHUNKS_PER_BATCH,
          BATCHES,
          WINDOW_OF_BATCHES,
          WINDOW_OF_CHUNKS,
          MERCHANTS_PER_PUBLISH,
          SETTLING_LAG,
          CLOCK_TOLERANCE,
          HEARTBEAT_TIMEOUT,
          DEADLINE,
          LATE_LOOKBACK,
          LATE_OVERLAP,
          LATE_DAYS_AT_ONCE,
          GAPS_POLICY);

  /** All of them, in the order in which they are documented. */
  static final List<Setting<?>> ALL =
      Stream.concat(OF_NIGHTS.stream(), SwarmKeys.ALL.stream()).toList();

  private Settings() {}

  private static Setting<Long> count(String key, long byDefault, long most) {
    return Setting.of(key, Long.toString(byDefault), Rule.count(1, most));
  }

  private static Setting<Integer> number(String key, int byDefault, int most) {
    return Setting.of(key, Integer.toString(byDefault), Rule.number(1, most));
  }

  private static Setting<Duration> duration(
      String key, Duration byDefault, Duration least, Duration most) {
    return Setting.of(key, DurationText.of(byDefault), Rule.duration(least, most));
  }
}
