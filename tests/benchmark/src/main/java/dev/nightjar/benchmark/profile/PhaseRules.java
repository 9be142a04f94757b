package dev.nightjar.benchmark.profile;

import java.util.List;

/**
 * Tells a stack's phase: from the innermost frame outwards, the first frame that a rule names
 * decides. So what a phase calls of the JDK counts for the phase.
 */
final class PhaseRules {
  private static final String HBASE = "org.apache.hadoop.hbase.";
  private static final String NIGHTJAR = "dev.nightjar.";

  /** In this order, the first that fits a frame's {@code class.method} counts. */
  private static final List<Rule> RULES =
      List.of(
          rule(Phase.DECODE, NIGHTJAR + "activities.event."),
          rule(
              Phase.DIGEST,
              NIGHTJAR + "core.publish.RowDigest",
              NIGHTJAR + "core.publish.SummaryTally"),
          rule(
              Phase.PLACE,
              NIGHTJAR + "activities.process.RawDecoder",
              NIGHTJAR + "core.keys.RawKey",
              NIGHTJAR + "core.keys.KeyReader",
              NIGHTJAR + "core.event.Visitor.hash"),
          rule(Phase.KEYS, NIGHTJAR + "core.keys."),
          rule(Phase.PUBLISH, NIGHTJAR + "activities.publish.", NIGHTJAR + "activities.summary."),
          rule(
              Phase.FOLD,
              NIGHTJAR + "core.metric.",
              NIGHTJAR + "activities.process.SpillingDeltas",
              NIGHTJAR + "activities.process.MergedRows",
              NIGHTJAR + "jobs.analytics.ActivityDeltas",
              NIGHTJAR + "jobs.analytics.AnalyticsSummarizer",
              NIGHTJAR + "benchmark.program.MerchantFold"),
          rule(
              Phase.ENCODE,
              NIGHTJAR + "jobs.analytics.AnalyticsCodec",
              NIGHTJAR + "jobs.analytics.ActivityCodec",
              NIGHTJAR + "jobs.analytics.RecordWriter",
              NIGHTJAR + "jobs.analytics.RecordKey"),
          rule(Phase.EXTRACT, NIGHTJAR + "jobs.", NIGHTJAR + "core.extract."),
          rule(
              Phase.LEDGER,
              "com.mysql.",
              "org.jdbi.",
              "com.zaxxer.",
              NIGHTJAR + "activities.ledger."),
          rule(Phase.TEMPORAL, "io.temporal.", "io.grpc.", NIGHTJAR + "workflows."),
          rule(
              Phase.SERVER_LOG, HBASE + "wal.", HBASE + "regionserver.wal.", "com.lmax.disruptor."),
          rule(
              Phase.SERVER_FILES,
              HBASE + "regionserver.compactions.",
              HBASE + "regionserver.StoreFlusher",
              HBASE + "regionserver.DefaultStoreFlusher",
              HBASE + "regionserver.StoreFileWriter",
              HBASE + "io.hfile.HFileWriterImpl",
              HBASE + "regionserver.MemStoreFlusher"),
          rule(
              Phase.SERVER_MEMORY,
              HBASE + "regionserver.HStore.add",
              HBASE + "regionserver.AbstractMemStore",
              HBASE + "regionserver.MutableSegment",
              HBASE + "regionserver.CellSet",
              HBASE + "regionserver.HRegion.doMiniBatchMutate",
              HBASE + "regionserver.HRegion$BatchOperation",
              HBASE + "regionserver.HRegion$MutationBatchOperation",
              HBASE + "regionserver.HRegion.batchMutate"),
          rule(
              Phase.SERVER_READ,
              HBASE + "regionserver.RegionScannerImpl",
              HBASE + "regionserver.StoreScanner",
              HBASE + "regionserver.HRegion.get",
              HBASE + "io.hfile."),
          rule(
              Phase.SERVER_CALLS,
              HBASE + "regionserver.RSRpcServices",
              HBASE + "ipc.ServerRpc",
              HBASE + "ipc.NettyRpcServer",
              HBASE + "ipc.RpcServer",
              HBASE + "ipc.CallRunner",
              HBASE + "ipc.RpcExecutor"),
          rule(
              Phase.SCAN,
              HBASE + "client.ClientScanner",
              HBASE + "client.ScannerCallable",
              HBASE + "client.ClientAsyncPrefetchScanner",
              HBASE + "client.ClientSimpleScanner",
              HBASE + "client.ResultBoundedCompletionService",
              NIGHTJAR + "activities.process.RawRows",
              NIGHTJAR + "activities.process.SliceEvents",
              NIGHTJAR + "benchmark.program.RawEventScan"),
          rule(
              Phase.WRITE,
              HBASE + "client.HTable.put",
              HBASE + "client.HTable.batch",
              HBASE + "client.Async",
              HBASE + "client.MultiServerCallable",
              HBASE + "client.Put",
              HBASE + "client.Mutation",
              NIGHTJAR + "activities.process.WriteBuffer",
              NIGHTJAR + "activities.process.SliceCommit",
              NIGHTJAR + "benchmark.program.PutBatch",
              NIGHTJAR + "activities.ingest.RawWriter",
              NIGHTJAR + "activities.ingest.WriteBatch"),
          rule(Phase.MESSAGES, HBASE + "ipc.", "org.apache.hbase.thirdparty.io.netty."),
          rule(
              Phase.SOURCE, NIGHTJAR + "activities.ingest.", NIGHTJAR + "benchmark.program.Lines"));

  private PhaseRules() {}

  private record Rule(Phase phase, List<String> starts) {
    boolean names(String frame) {
      return starts.stream().anyMatch(frame::startsWith);
    }
  }

  private static Rule rule(Phase phase, String... starts) {
    return new Rule(phase, List.of(starts));
  }

  /**
   * The phase of a stack.
   *
   * @param frames {@code class.method}, the innermost first
   */
  static Phase of(List<String> frames) {
    for (String frame : frames) {
      for (Rule rule : RULES) {
        if (rule.names(frame)) {
          return rule.phase();
        }
      }
    }
    return Phase.OTHER;
  }
}
