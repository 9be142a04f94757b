package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The publications of one connection. */
final class Publications {
  static final Comparator<StaleGeneration> ORDER =
      Comparator.comparing(StaleGeneration::merchantDay)
          .thenComparing(StaleGeneration::job)
          .thenComparing(StaleGeneration::generation);

  static final String IS_GENERATION =
      " WHERE merchant = :merchant AND day = :day AND job = :job AND generation = :generation";

  private final Handle handle;

  Publications(Handle handle) {
    this.handle = handle;
  }

  /** Records publications, in one order so that two writers rarely wait for each other. */
  void insert(List<Publication> publications, Instant now) {
    Map<RunId, Long> runs = new HashMap<>();
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO publication
              (merchant, day, job, generation, run_no, job_version, summary_rows, digest,
               rows_read, rows_used, rows_duplicate, rows_quarantined, published_at)
            VALUES (:merchant, :day, :job, :generation, :run, :version, :rows, :digest,
               :read, :used, :duplicates, :quarantined, :now)
            ON DUPLICATE KEY UPDATE run_no = run_no
            """)) {
      publications.stream()
          .sorted(Comparator.comparing(Publications::generation, ORDER))
          .forEach(
              publication -> {
                long run = runs.computeIfAbsent(publication.run(), this::number);
                add(batch, publication, run, now);
              });
      batch.execute();
    }
  }

  /**
   * Marks every generation of these merchant-days that is not the newest one recorded. Run after
   * {@link #insert} is committed; all writers lock the rows in the order of their key.
   */
  void supersede(List<Publication> publications, Instant now) {
    Map<JobDay, SortedSet<MerchantId>> merchants =
        new TreeMap<>(Comparator.comparing(JobDay::job).thenComparing(JobDay::day));
    for (Publication publication : publications) {
      merchants
          .computeIfAbsent(JobDay.of(publication), jobDay -> new TreeSet<>())
          .add(publication.merchantDay().merchant());
    }
    supersede(merchants, now);
  }

  /** The same for one merchant-day. */
  void supersede(MerchantDay merchantDay, JobName job, Instant now) {
    JobDay jobDay = new JobDay(job.value(), Column.day(merchantDay.day()));
    supersede(Map.of(jobDay, new TreeSet<>(List.of(merchantDay.merchant()))), now);
  }

  private void supersede(Map<JobDay, SortedSet<MerchantId>> merchants, Instant now) {
    List<StaleGeneration> older =
        merchants.entrySet().stream()
            .flatMap(entry -> older(current(entry.getKey(), List.copyOf(entry.getValue()))))
            .toList();
    update(older, "UPDATE publication SET superseded_at = :now" + IS_GENERATION, now);
  }

  List<StaleGeneration> stale(Instant supersededBy, int limit, int kept) {
    return handle
        .createQuery(
            """
            SELECT merchant, day, job, generation FROM publication
            WHERE swept_at IS NULL AND superseded_at <= :supersededBy
            ORDER BY superseded_at, merchant, day, job, generation
            LIMIT :limit OFFSET :kept
            """)
        .bind("supersededBy", supersededBy.toEpochMilli())
        .bind("limit", limit)
        .bind("kept", kept)
        .map((row, context) -> generation(row))
        .list();
  }

  void swept(List<StaleGeneration> generations, Instant now) {
    update(
        generations.stream().sorted(ORDER).toList(),
        "UPDATE publication SET swept_at = COALESCE(swept_at, :now)" + IS_GENERATION,
        now);
  }

  /** Those of some merchants whose day is published in a run's generation, by whichever run. */
  Set<MerchantId> published(RunId run, List<MerchantId> merchants) {
    return Set.copyOf(
        handle
            .createQuery(
                """
                SELECT merchant FROM publication
                WHERE merchant IN (<merchants>) AND day = :day AND job = :job
                  AND generation = :generation
                """)
            .bindList("merchants", merchants.stream().map(Column::bytes).toList())
            .bind("day", Column.day(run.day()))
            .bind("job", run.job().value())
            .bind("generation", run.generation().cutoffMillis())
            .map((row, context) -> Column.merchant(row, "merchant"))
            .list());
  }

  List<MerchantId> merchants(RunId run, int limit) {
    return Runs.bind(
            handle.createQuery(
                "SELECT DISTINCT merchant FROM publication WHERE run_no = "
                    + Runs.NUMBER
                    + " ORDER BY merchant LIMIT :limit"),
            run)
        .bind("limit", limit)
        .map((row, context) -> Column.merchant(row, "merchant"))
        .list();
  }

  private long number(RunId run) {
    return new Runs(handle).number(run).orElseThrow(() -> Runs.missing(run));
  }

  private static void add(PreparedBatch batch, Publication publication, long run, Instant now) {
    bind(batch, generation(publication));
    Column.bind(batch, publication.rows())
        .bind("run", run)
        .bind("version", publication.version().number())
        .bind("rows", publication.summaryRows())
        .bind("digest", Column.bytes(publication.digest()))
        .bind("now", now.toEpochMilli())
        .add();
  }

  private List<StaleGeneration> current(JobDay jobDay, List<MerchantId> merchants) {
    return handle
        .createQuery(
            """
            SELECT merchant, day, job, generation FROM publication
            WHERE merchant IN (<merchants>) AND day = :day AND job = :job
              AND superseded_at IS NULL
            FOR UPDATE
            """)
        .bindList("merchants", merchants.stream().map(Column::bytes).toList())
        .bind("day", jobDay.day())
        .bind("job", jobDay.job())
        .map((row, context) -> generation(row))
        .list();
  }

  /** All but the newest generation of each merchant-day. */
  private static Stream<StaleGeneration> older(List<StaleGeneration> generations) {
    Map<MerchantDay, Generation> newest = new HashMap<>();
    for (StaleGeneration each : generations) {
      newest.merge(
          each.merchantDay(),
          each.generation(),
          (left, right) -> left.compareTo(right) < 0 ? right : left);
    }
    return generations.stream()
        .filter(each -> !each.generation().equals(newest.get(each.merchantDay())))
        .sorted(ORDER);
  }

  private void update(List<StaleGeneration> generations, String update, Instant now) {
    if (generations.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(update)) {
      for (StaleGeneration generation : generations) {
        bind(batch, generation).bind("now", now.toEpochMilli()).add();
      }
      batch.execute();
    }
  }

  static PreparedBatch bind(PreparedBatch batch, StaleGeneration generation) {
    return batch
        .bind("merchant", Column.bytes(generation.merchantDay().merchant()))
        .bind("day", Column.day(generation.merchantDay().day()))
        .bind("job", generation.job().value())
        .bind("generation", generation.generation().cutoffMillis());
  }

  private static StaleGeneration generation(Publication publication) {
    return new StaleGeneration(
        publication.merchantDay(), publication.job(), publication.generation());
  }

  static StaleGeneration generation(ResultSet row) throws SQLException {
    return new StaleGeneration(
        new MerchantDay(Column.merchant(row, "merchant"), Column.day(row, "day")),
        new JobName(row.getString("job")),
        new Generation(row.getLong("generation")));
  }

  private record JobDay(String job, String day) {
    static JobDay of(Publication publication) {
      return new JobDay(publication.job().value(), Column.day(publication.merchantDay().day()));
    }
  }
}
