package dev.nightjar.workflows.json;

import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.message.AfterFailedDay;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.BatchPage;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.Company;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.GroupChange;
import dev.nightjar.workflows.message.GroupReport;
import dev.nightjar.workflows.message.GroupTask;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTask;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PageTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.SplitReport;
import dev.nightjar.workflows.message.SplitTask;
import dev.nightjar.workflows.message.Urgency;
import dev.nightjar.workflows.message.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** One of every message that travels through Temporal. */
final class Samples {
  private static final JobName JOB = new JobName("merchant-analytics");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Generation CUTOFF = new Generation(1_795_478_400_000L);
  private static final RunId RUN = new RunId(JOB, DAY, "all", CUTOFF);
  private static final JobVersion VERSION = new JobVersion(3);
  private static final ChunkId CHUNK = new ChunkId(RUN, 12);
  private static final MerchantId ACME = new MerchantId("acme \"ü\"");
  private static final RowCounts ROWS = new RowCounts(10, 7, 2, 1);
  private static final LeftOut LEFT_OUT = new LeftOut(1, 2, 3, 4, 5, 6);
  private static final BatchSize SIZE = new BatchSize(1, 12, 4, 9, 17);
  private static final List<ZoneId> ZONES = List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("UTC"));
  private static final Instant START = Instant.parse("2026-11-24T00:00:30.123Z");
  private static final LateTerms LATE =
      new LateTerms(Duration.ofDays(30), Duration.ofMinutes(15), GapPolicy.REPORT, 2);
  private static final List<MerchantFailure> FAILURES =
      List.of(new MerchantFailure(ACME, "half of its rows are bad"));

  private static final SplitRule RULE = new SplitRule(4, 20_000);
  private static final Outgrowth OUTGROWTH = new Outgrowth(3, 80_000, 200_000);

  private static final GroupChange CHANGE =
      new GroupChange(3, Flow.PAUSED, 4, 50, START, Company.IN_COMPANY);

  private Samples() {}

  static Stream<Record> all() {
    return Stream.concat(ofRuns(), ofBatches());
  }

  private static Stream<Record> ofRuns() {
    return Stream.of(
        new RunRequest(
            JOB,
            DAY,
            "all",
            List.of(ACME),
            Existing.REPLACE,
            CUTOFF,
            RunLimits.DEFAULTS,
            ZONES,
            LATE,
            Urgency.LATE,
            RUN,
            From.RAW),
        new PlanTask(
            RUN,
            "nightly/x",
            List.of(ACME),
            Existing.KEEP,
            START,
            RunLimits.DEFAULTS,
            ZONES,
            LATE,
            RUN,
            From.INTERMEDIATE),
        new LateTask(JOB, CUTOFF, ZONES, LATE, DAY),
        new LateFound(List.of(new LateDay(DAY, 1, 2)), 7),
        new LateRequest(
            JOB,
            "all",
            ZONES,
            CUTOFF,
            LATE,
            RunLimits.DEFAULTS,
            new LateFound(List.of(new LateDay(DAY, 1, 2)), 7)),
        new BackfillRequest(
            "merchant-analytics/2026-11-01..2026-11-22/backfill",
            JOB,
            "backfill",
            List.of(ACME),
            List.of(DAY),
            Existing.REPLACE,
            CUTOFF,
            CUTOFF,
            2,
            AfterFailedDay.STOP,
            RunLimits.DEFAULTS,
            DaysReport.NONE,
            Flow.PAUSED,
            From.INTERMEDIATE),
        new DaysReport(9, 3, 2, 1, 1, 2, 30, 4, ROWS, List.of("2026-11-22: lost")),
        new DaysStatus(CUTOFF, CUTOFF, "days", DaysReport.NONE, List.of(DAY)),
        new PlanReport(
            new PlanHead(RUN, VERSION, 1, 4, 9, 1000, Digest.of(new byte[0])),
            List.of(SIZE),
            LEFT_OUT),
        new CloseTask(RUN, RunState.COMPLETED, "9 merchants published"),
        new RunReport(
            RUN,
            RunState.COMPLETED_WITH_FAILURES,
            1,
            4,
            8,
            1,
            ROWS,
            LEFT_OUT,
            FAILURES,
            List.of("batch 1: lost"),
            "8 merchants published"),
        new RunStatus(
            RUN,
            "batches",
            3,
            1,
            8,
            1,
            ROWS,
            "paused since then: why",
            List.of("nightly/merchant-analytics/2026-11-22/all/batches-0-399/1")),
        new RunChange(3, Flow.PAUSED, 50, START),
        new Windows(4, 50),
        new PageTask(RUN, 400, 101),
        new BatchPage(List.of(SIZE)),
        new GroupTask(RUN, VERSION, "nightly/x", 400, 101, RunLimits.DEFAULTS, CHANGE, true),
        CHANGE,
        new GroupReport(
            101,
            4,
            1,
            8,
            1,
            ROWS,
            FAILURES,
            List.of("batch 1: lost"),
            List.of("batch 2: lost"),
            2));
  }

  private static Stream<Record> ofBatches() {
    return Stream.of(
        new BatchTask(RUN, VERSION, SIZE, START, RunLimits.DEFAULTS, true),
        new BatchReport(1, 4, 1, 8, 1, ROWS, FAILURES, List.of("chunk 12: lost"), 2),
        new ChunkTask(CHUNK, VERSION, true, RULE),
        new ChunkOutcome(ROWS, 5, Digest.of(new byte[] {1})),
        new FailTask(CHUNK, "bad currency"),
        new FailReport(List.of(1_000_000_000, 1_000_000_001)),
        new SplitTask(CHUNK, OUTGROWTH, RULE, "its rows outgrew its weight"),
        new SplitReport(List.of(1_300_000_192, 1_300_000_193)),
        OUTGROWTH,
        new PublishTask(RUN, VERSION, 1, 100, 50),
        new PublishReport(49, 1, 1234, FAILURES));
  }
}
