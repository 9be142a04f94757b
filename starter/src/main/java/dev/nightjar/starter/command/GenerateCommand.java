package dev.nightjar.starter.command;

import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.generator.Preset;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.output.Encoding;
import dev.nightjar.generator.output.EventFiles.Split;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.generate.Generating;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar generate}. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "Make events whose right summary is known, from 5 thousand to a billion; no server is needed.",
      "The folder gets merchants.json, events, manifest.json and expected/*.csv, which equal what"
          + " 'summary export' writes. The same options give the same files."
    })
final class GenerateCommand implements Callable<Integer> {
  private final NightjarCommand root;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PRESET",
      description =
          "tiny (5 thousand events, the default), small (1 million), medium (50 million) or large (1 billion).")
  private Preset preset = Preset.TINY;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "The folder, which is made; - writes the events alone to standard output.")
  private @Nullable Path to;

  @Option(names = "--merchants", paramLabel = "N", description = "How many merchants.")
  private @Nullable Integer merchants;

  @Option(names = "--days", paramLabel = "N", description = "How many business days.")
  private @Nullable Integer days;

  @Option(names = "--events", paramLabel = "N", description = "How many events in all.")
  private @Nullable Long events;

  @Option(names = "--from", paramLabel = "DAY", description = "The first business day.")
  private @Nullable LocalDate from;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another number, other data; 1 unless given.")
  private @Nullable Long seed;

  @Option(
      names = "--faults",
      paramLabel = "KIND",
      description =
          "none (the default); default: late, shuffled, repeated, respelled and bad lines, with the same summary;"
              + " late-events: events late each for itself, in data of a million events at most.")
  private Faults faults = Faults.NONE;

  @Option(
      names = "--compression",
      paramLabel = "KIND",
      description = "gzip (the default in a folder), zstd or plain.")
  private @Nullable Encoding compression;

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "Spread the events over N files; some thousand events are not spread further.")
  private @Nullable Integer files;

  @Option(
      names = "--by-date",
      description = "A file for each date on which events arrive (without faults: business day).")
  private boolean byDate;

  @Option(
      names = "--overwrite",
      description = "Write into a folder that has something in it, in place of what was generated.")
  private boolean overwrite;

  GenerateCommand(NightjarCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    boolean toStream = to == null || to.toString().equals("-");
    check(toStream);
    Generator generator = Generator.of(options());
    faults.check(generator.options().events());
    if (to == null || toStream) {
      Encoding encoding = compression == null ? Encoding.PLAIN : compression;
      new Generating(root.console(), generator, faults, encoding).toStandardOutput();
    } else {
      Encoding encoding = compression == null ? Encoding.GZIP : compression;
      new Generating(root.console(), generator, faults, encoding)
          .toFolder(
              to,
              byDate ? Split.BY_DATE : Split.into(files == null ? 1 : files),
              overwrite ? Generating.Existing.REPLACE : Generating.Existing.REFUSE);
    }
    return ExitCode.OK.number();
  }

  private void check(boolean toStream) {
    if (byDate && files != null) {
      throw new CommandRefused(
          "--by-date and --files %d exclude each other: with --by-date there is a file for each date. Leave one out"
              .formatted(files));
    }
    String ofFiles =
        byDate ? "--by-date" : files != null ? "--files " + files : overwrite ? "--overwrite" : "";
    if (toStream && !ofFiles.isEmpty()) {
      throw new CommandRefused(
          "%s says something of files, and --to - writes to standard output. Leave it out, or name a folder: --to DIR"
              .formatted(ofFiles));
    }
  }

  private GeneratorOptions options() {
    GeneratorOptions usual = preset.options();
    return new GeneratorOptions(
        seed == null ? usual.seed() : seed,
        merchants == null ? usual.merchants() : merchants,
        days == null ? usual.days() : days,
        events == null ? usual.events() : events,
        from == null ? usual.from() : from);
  }
}
