package dev.nightjar.starter.generate;

import dev.nightjar.generator.Generator;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.LineCounts;
import dev.nightjar.generator.output.Encoding;
import dev.nightjar.generator.output.EventFiles;
import dev.nightjar.generator.output.FeedWriter;
import dev.nightjar.generator.output.Manifest;
import dev.nightjar.generator.output.MerchantsFile;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.output.ShellText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes generated data for a command. */
public final class Generating {
  /** More files of events than these are not named one by one. */
  private static final int NAMED = 3;

  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

  private final Console console;
  private final Generator generator;
  private final Faults faults;
  private final Encoding encoding;
  private final ProgressLine progress;
  private final long started = System.nanoTime();

  /** What is generated, with which faults, and how it is written. */
  public Generating(Console console, Generator generator, Faults faults, Encoding encoding) {
    this.console = console;
    this.generator = generator;
    this.faults = faults;
    this.encoding = encoding;
    this.progress = console.progressLine();
  }

  /** Writes the events alone, to standard output. */
  public void toStandardOutput() throws IOException {
    OutputStream out = new CheckedOutput(console.out());
    write(block -> out);
    out.flush();
  }

  /** Ends the generating as soon as nobody takes what it makes. */
  private static final class CheckedOutput extends OutputStream {
    private final PrintStream out;

    private CheckedOutput(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      out.write(bytes, from, length);
      if (out.checkError()) {
        throw new CommandRefused(
            "Standard output takes no more: see that its disk has room, and that whoever reads it reads to its end");
      }
    }
  }

  /**
   * Writes everything into a folder.
   *
   * @param existing what to do with a folder that has something in it
   */
  public void toFolder(Path folder, EventFiles.Split split, Existing existing) throws IOException {
    new GeneratedFolder(folder).prepare(existing);
    Room room = new Room(generator.options(), encoding);
    room.check(folder);
    room.warning().ifPresent(progress::line);
    Files.write(folder.resolve("merchants.json"), MerchantsFile.bytes(generator.merchants()));
    LineCounts counts;
    List<String> names;
    try (EventFiles files = new EventFiles(folder, split, encoding)) {
      counts = write(files);
      names = files.names();
    }
    long days = expected(folder);
    // The last one: where it is, all is there.
    try (OutputStream out = Files.newOutputStream(folder.resolve("manifest.json"))) {
      new Manifest(generator.options(), faults, names, counts).write(out);
    }
    progress.clear();
    say(counts, days);
    sayWhere(folder, split, names);
  }

  /** What becomes of a folder that has something in it. */
  public enum Existing {
    /** It is refused. */
    REFUSE,
    /** Events of an earlier time are taken away, files of the same names are replaced. */
    REPLACE
  }

  private LineCounts write(FeedWriter.Target target) throws IOException {
    try {
      return new FeedWriter(encoding, THREADS)
          .write(generator.feed(faults), target, so -> progress.update(text(so)));
    } finally {
      progress.clear();
    }
  }

  private long expected(Path folder) throws IOException {
    long[] days = {0};
    try (ExpectedSummary summary = new ExpectedSummary(folder)) {
      generator.expected(
          day -> {
            summary.accept(day);
            days[0]++;
            progress.update(
                "writing the expected summary: merchant %s"
                    .formatted(day.merchantDay().merchant()));
          });
      summary.finish();
    }
    return days[0];
  }

  private String text(LineCounts so) {
    return "generating: %s of %s, %s a second"
        .formatted(
            Elapsed.count(so.events()),
            Elapsed.count(generator.options().events(), "event"),
            Elapsed.rate(so.events(), Elapsed.since(started)));
  }

  private void say(LineCounts counts, long days) {
    console
        .out()
        .println(
            "%s of %s, %s: %s, in %s"
                .formatted(
                    Elapsed.count(counts.events(), "event"),
                    Elapsed.count(generator.merchants().size(), "merchant"),
                    Elapsed.count(days, "merchant-day"),
                    Elapsed.count(counts.lines(), "line"),
                    Elapsed.text(Elapsed.since(started))));
  }

  private void sayWhere(Path folder, EventFiles.Split split, List<String> names) {
    PrintStream out = console.out();
    out.println(
        "In %s: merchants.json, manifest.json, visitors.csv, expected/*.csv and".formatted(folder));
    out.println(
        "  "
            + (names.size() > NAMED ? names.size() + " files of events" : String.join(" ", names)));
    if (names.size() < split.files()) {
      out.println("  Not %d files: so few events are not spread further".formatted(split.files()));
    }
    Path summary = Path.of(folder + "-summary");
    out.println("See what the engine makes of it, and that nothing differs:");
    out.println(
        "  bin/nightjar try %s %s --export %s"
            .formatted(
                new GeneratedFolder(folder).events(names, NAMED),
                ShellText.quoted(folder.resolve("merchants.json")),
                ShellText.quoted(summary)));
    out.println(
        "  diff -r %s %s"
            .formatted(ShellText.quoted(summary), ShellText.quoted(folder.resolve("expected"))));
  }
}
