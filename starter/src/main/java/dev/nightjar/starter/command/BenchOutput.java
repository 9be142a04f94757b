package dev.nightjar.starter.command;

import dev.nightjar.starter.bench.ReportText;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.output.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a benchmark's report goes. */
final class BenchOutput {
  @Option(names = "--to", paramLabel = "FILE", description = "Write the report there too, as JSON.")
  private @Nullable Path to;

  @Mixin private FormatOption format = new FormatOption();

  void write(ReportText report, Console console) throws IOException {
    if (format.format() == Format.TABLE) {
      report.print(console.out(), console.width());
    } else {
      console.out().println(report.json());
    }
    if (to != null) {
      Files.writeString(to, report.json() + "\n");
    }
  }
}
