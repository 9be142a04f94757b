package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.connect.StackChoice;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.trial.BundledData;
import dev.nightjar.starter.trial.DemoNarrator;
import dev.nightjar.starter.trial.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import picocli.CommandLine.Command;

/** {@code nightjar demo}. */
@Command(
    name = "demo",
    description = "See real nights run on bundled real data, with nothing but Java; start here.")
final class DemoCommand extends SessionCommand {
  private final BundledData data = BundledData.ofProcess();

  DemoCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  Session open(NightjarCommand options) {
    return options.session(new StackChoice.EmbeddedIn(data.demoFolder()));
  }

  @Override
  ExitCode run(Session session) throws IOException, InterruptedException {
    long started = System.nanoTime();
    PrintStream out = session.console().out();
    data.wipeDemo();
    DemoNarrator narrator = new DemoNarrator(out);
    narrator.picture();
    ExitCode ended = new Trial(session, data.input(), narrator).run();
    whatNext(out, Elapsed.since(started));
    return ended;
  }

  private void whatNext(PrintStream out, Duration took) {
    String again = "  bin/nightjar --embedded .nightjar/demo ";
    out.println();
    out.println(
        "That was it, in %s. Its data stays in %s."
            .formatted(Elapsed.text(took), data.demoFolder()));
    out.println("What to try next (the first two start the stack again, in about 15 s):");
    out.println(again + "summary show fm-11 1997-12-04 --dimension product --top 5");
    out.println(again + "status --last 5");
    out.println("  bin/nightjar try EVENTS.ndjson MERCHANTS.json     # your own data");
    out.println(
        "  bin/nightjar embedded                             # a stack to work on; then, elsewhere:");
    out.println("  bin/nightjar --embedded .nightjar/embedded merchants import MERCHANTS.json");
  }
}
