package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month of bundled real data, command by command on the local stack: every figure equals what two
 * independent programs found.
 */
@Tag("local")
@OnStack
final class DataSetNightsTest {
  private static final JobName JOB = new JobName("merchant-analytics");

  @Test
  void everyFigureOfAMonthEqualsTheKnownAnswer(TestStack stack, @TempDir Path folder)
      throws IOException {
    Path data = DataSetsTest.DATA.resolve("foodmart-1997-12");
    Path export = folder.resolve("export");
    try (Site site = Site.on(stack)) {
      Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
      Shell shell = Shell.with("--config", config.toString());
      done(shell, "merchants", "import", data.resolve("merchants.json").toString());
      done(shell, "ingest", data.resolve("events.ndjson.gz").toString());
      site.awaitSettled();

      List<RunHandle> nights =
          days(data).stream()
              .map(day -> site.start(JOB, day, Existing.KEEP, null, site.limits()))
              .toList();
      assertThat(nights).hasSize(28);
      assertThat(nights).allMatch(night -> night.result().state() == RunState.COMPLETED);
      done(shell, "summary", "export", "--dir", export.toString());
    }

    assertThat(DataSetsTest.lines(export.resolve("daily.csv")))
        .isEqualTo(DataSetsTest.known(data.resolve("daily.csv")));
    for (String file : List.of("daily_type.csv", "top_products.csv", "affinity.csv")) {
      assertThat(DataSetsTest.lines(export.resolve(file)))
          .as(file)
          .isEqualTo(DataSetsTest.lines(data.resolve(file)));
    }
  }

  private static void done(Shell shell, String... words) {
    Shell.Said said = shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
  }

  private static SortedSet<LocalDate> days(Path data) throws IOException {
    return DataSetsTest.lines(data.resolve("daily.csv")).stream()
        .skip(1)
        .map(line -> LocalDate.parse(line.split(",", -1)[1]))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
