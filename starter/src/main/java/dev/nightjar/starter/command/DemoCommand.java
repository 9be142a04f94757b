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
import picocli.CommandLine.Mixin;

/** {@code nightjar demo}. */
@Command(
    name = "demo",
    description = "See real nights run on bundled real data, with nothing but Java; start here.")
final class DemoCommand extends SessionCommand {
  private final BundledData data = BundledData.ofProcess();

  @Mixin private OnClusterOption onCluster = new OnClusterOption();

  DemoCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  Session open(NightjarCommand options) {
    return options.session(
        onCluster.orElse(options, new StackChoice.EmbeddedIn(data.demoFolder())));
  }

  @Override
  ExitCode run(Session session) throws IOException, InterruptedException {
    long started = System.nanoTime();
    PrintStream out = session.console().out();
    StackChoice stack = session.choice();
    if (stack instanceof StackChoice.EmbeddedIn) {
      data.wipeDemo();
    }
    DemoNarrator narrator = new DemoNarrator(out, stack);
    narrator.picture();
    ExitCode ended = new Trial(session, data.input(), narrator).run();
    Duration took = Elapsed.since(started);
    if (stack instanceof StackChoice.EmbeddedIn) {
      whatNext(out, took);
    } else {
      whatNextOnCluster(session, took);
    }
    return ended;
  }

  private static void whatNextOnCluster(Session session, Duration took) {
    PrintStream out = session.console().out();
    out.println();
    out.println(
        "That was it, in %s. Its merchants, events and summaries stay on the servers."
            .formatted(Elapsed.text(took)));
    out.println();
    out.println("What to try next:");
    out.println();
    out.println(
        "  " + session.command("summary show fm-11 1997-12-04 --dimension product --top 5"));
    out.println("  " + session.command("summary export --dir summaries"));
    out.println("  " + session.command("status --last 5"));
  }

  private void whatNext(PrintStream out, Duration took) {
    String again = "  bin/nightjar --embedded .nightjar/demo \\\n    ";
    out.println();
    out.println("That was it, in %s. Its data stays in".formatted(Elapsed.text(took)));
    out.println(data.demoFolder() + ".");
    out.println();
    out.println("What to try next, in %s:".formatted(data.home().toAbsolutePath().normalize()));
    out.println();
    out.println("Look around in it (each of these starts the stack again, in seconds):");
    out.println(again + "summary show fm-11 1997-12-04 --dimension product --top 5");
    out.println(again + "summary export --dir .nightjar/csv");
    out.println(again + "status --last 5");
    out.println("See what it says about your own data:");
    out.println("  bin/nightjar try EVENTS.ndjson MERCHANTS.json");
    out.println("Have a stack to work on, and use it from another shell:");
    out.println("  bin/nightjar embedded");
    out.println("  bin/nightjar --embedded .nightjar/embedded status");
  }
}
