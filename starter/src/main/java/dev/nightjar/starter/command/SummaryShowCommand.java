package dev.nightjar.starter.command;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Excerpt;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.starter.summary.DayFacts;
import dev.nightjar.starter.summary.ShownDay;
import dev.nightjar.starter.summary.SummaryQuestion;
import dev.nightjar.starter.summary.SummarySheets;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar summary show MERCHANT DAY}. */
@Command(name = "show", description = "Show the published summary of a merchant's day.")
final class SummaryShowCommand extends SessionCommand {
  private static final int FIRST = 8;
  private static final int LAST = 4;

  @Parameters(index = "0", paramLabel = "MERCHANT", description = "The merchant's id.")
  private @Nullable MerchantId merchant;

  @Parameters(index = "1", paramLabel = "DAY", description = "The business day.")
  private @Nullable LocalDate day;

  @Option(names = "--job", paramLabel = "JOB", description = "${DEFAULT-VALUE} unless given.")
  private JobName job = new JobName("merchant-analytics");

  @Option(
      names = "--dimension",
      paramLabel = "NAME",
      description = "Only this one, such as product; all of them unless given.")
  private @Nullable String dimension;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "The first N rows of --dimension, by --by.")
  private @Nullable Integer top;

  @Option(
      names = "--by",
      paramLabel = "METRIC",
      description = "gross, or the dimension's first metric, unless given.")
  private @Nullable String by;

  @Mixin private FormatOption format = new FormatOption();

  SummaryShowCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    checkCombination();
    SummaryQuestion question =
        new SummaryQuestion(job, Objects.requireNonNull(merchant), Objects.requireNonNull(day));
    if (dimension == null) {
      everything(session.console(), question.job(session).dimensions(), question.answer(session));
    } else {
      Dimension one = question.dimension(session, dimension);
      ShownDay shown =
          top == null
              ? question.answer(session, one)
              : question.top(session, one, top, Optional.ofNullable(by));
      format.print(
          format.format() == Format.TABLE
              ? SummarySheets.brief(one, shown)
              : SummarySheets.whole(one, shown),
          session.console());
    }
    return ExitCode.OK;
  }

  private void checkCombination() {
    if (top != null && dimension == null) {
      throw new CommandRefused(
          "Cannot take the first rows of every dimension at once. Name one, such as: --dimension product --top "
              + top);
    }
    if (by != null && top == null) {
      throw new CommandRefused(
          "Cannot order all rows by a metric. Say how many: --by " + by + " --top N");
    }
  }

  private void everything(Console console, List<Dimension> dimensions, ShownDay day) {
    switch (format.format()) {
      case CSV -> format.print(SummarySheets.flat(dimensions, day), console);
      case JSON -> console.out().println(DayFacts.whole(dimensions, day).json());
      case TABLE -> {
        DayFacts.of(day.summary()).lines().forEach(console.out()::println);
        dimensions.forEach(each -> section(console, each, day));
      }
    }
  }

  private static void section(Console console, Dimension dimension, ShownDay day) {
    Sheet sheet = SummarySheets.brief(dimension, day);
    if (!sheet.isEmpty()) {
      console.out().println();
      console.out().println(Elapsed.count(sheet.rows().size(), dimension.name() + " row"));
      Format.TABLE.print(Excerpt.of(sheet, FIRST, LAST), console.out(), console.width());
    }
  }
}
