package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.JobName;
import dev.nightjar.jobs.analytics.report.CsvTable;
import dev.nightjar.jobs.analytics.report.CsvTables;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.output.CsvText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes published days as CSV files into a folder: for merchant-analytics its tables, for another
 * job a file a dimension. They have their names only when all of them are whole; until then files
 * of the same names stay as they are. Not thread-safe.
 */
public final class CsvFiles implements Consumer<DaySummary>, AutoCloseable {
  private static final JobName ANALYTICS = new JobName("merchant-analytics");

  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final List<Open> files = new ArrayList<>();
  private boolean isFinished;

  /** Opens the files. */
  public CsvFiles(Path folder, Job<?> job) throws IOException {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new CommandRefused("Cannot export to '%s': it is not a folder".formatted(folder), e);
    }
    List<CsvTable> tables =
        job.name().equals(ANALYTICS) ? CsvTables.all() : DimensionTable.all(job);
    for (CsvTable table : tables) {
      BufferedWriter writer = Files.newBufferedWriter(unfinished(table));
      files.add(new Open(table, writer));
      write(writer, table.header());
    }
  }

  @Override
  public void accept(DaySummary day) {
    day.rows().stream()
        .map(
            row ->
                new dev.nightjar.jobs.analytics.report.SummaryRow(
                    day.merchantDay(), row.dimension(), row.value(), row.metrics()))
        .forEach(this::row);
  }

  /** Takes one row; rows come in the order that {@link CsvTable} asks for. */
  public void row(dev.nightjar.jobs.analytics.report.SummaryRow row) {
    files.forEach(file -> file.table.accept(row, line -> write(file.writer, line)));
  }

  /** The names of the files, in order. */
  public List<String> names() {
    return files.stream().map(file -> name(file.table)).toList();
  }

  /** Where the files are. */
  public Path folder() {
    return folder;
  }

  /** Gives the files their names, in place of those that had them; no more rows come. */
  public void finish() throws IOException {
    for (Open file : files) {
      file.table.finish(line -> write(file.writer, line));
      file.writer.close();
    }
    for (Open file : files) {
      Files.move(
          unfinished(file.table),
          folder.resolve(name(file.table)),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    isFinished = true;
  }

  /** Takes away what was not finished. */
  @Override
  public void close() throws IOException {
    if (isFinished) {
      return;
    }
    for (Open file : files) {
      try (file.writer) {
        Files.deleteIfExists(unfinished(file.table));
      }
    }
  }

  private Path unfinished(CsvTable table) {
    return folder.resolve(name(table) + UNFINISHED);
  }

  private static String name(CsvTable table) {
    return table.name() + ".csv";
  }

  private static void write(BufferedWriter writer, List<String> cells) {
    try {
      writer.write(CsvText.line(cells));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Open(CsvTable table, BufferedWriter writer) {}
}
