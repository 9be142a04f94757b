package dev.nightjar.starter.command;

import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.merchant.UnknownMerchant;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.summary.CsvFiles;
import dev.nightjar.starter.summary.ErasedMerchant;
import dev.nightjar.starter.summary.SummaryStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar summary export}. */
@Command(
    name = "export",
    description = "Write published summaries as CSV files, rows in order of merchant and day.")
final class SummaryExportCommand extends SessionCommand {
  @Option(names = "--job", paramLabel = "JOB", description = "${DEFAULT-VALUE} unless given.")
  private JobName job = new JobName("merchant-analytics");

  @Option(names = "--from", paramLabel = "DAY", description = "The first day; all unless given.")
  private LocalDate from = LocalDate.of(1970, 1, 1);

  @Option(names = "--to", paramLabel = "DAY", description = "The last day; all unless given.")
  private LocalDate to = LocalDate.of(2199, 12, 31);

  @Mixin private MerchantsOption named = new MerchantsOption();

  @Option(
      names = {"--dir", "--to-dir"},
      paramLabel = "DIR",
      required = true,
      description = "Where to; the folder is made, files of the same names are replaced.")
  private @Nullable Path folder;

  SummaryExportCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    if (to.isBefore(from)) {
      throw new CommandRefused("Invalid days: --to %s is before --from %s".formatted(to, from));
    }
    Job<?> known = session.part(JobCatalog.class).job(job);
    RegistrySnapshot registry = session.part(MerchantRegistry.class).snapshot();
    Collection<MerchantId> whose = whose(registry);
    long erased = registry.merchants().stream().filter(ErasedMerchant::is).count();
    if (named.merchants().isEmpty() && erased > 0) {
      session.console().err().println("Left out: " + Elapsed.count(erased, "erased merchant"));
    }
    long days;
    try (CsvFiles files = new CsvFiles(Objects.requireNonNull(folder), known)) {
      days = new SummaryStream(session, known).read(whose, from, to, files);
      files.finish();
      session
          .console()
          .out()
          .println(
              "%s of %s to %s: %s"
                  .formatted(
                      Elapsed.count(days, "published day"),
                      Elapsed.count(whose.size(), "merchant"),
                      files.folder(),
                      String.join(" ", files.names())));
    }
    return ExitCode.OK;
  }

  private Collection<MerchantId> whose(RegistrySnapshot registry) {
    if (named.merchants().isEmpty()) {
      return registry.merchants().stream()
          .filter(merchant -> !ErasedMerchant.is(merchant))
          .map(Merchant::id)
          .toList();
    }
    for (MerchantId merchant : named.merchants()) {
      ErasedMerchant.refuse(
          registry.merchant(merchant).orElseThrow(() -> new UnknownMerchant(merchant)));
    }
    return new TreeSet<>(named.merchants());
  }
}
