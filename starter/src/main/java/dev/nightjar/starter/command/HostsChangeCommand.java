package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.host.HostSheets;
import dev.nightjar.starter.host.HostWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that wants another state of worker hosts, and waits until they are in it. */
abstract class HostsChangeCommand extends SessionCommand {
  private final HostWish wish;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "HOST",
      description = "As nightjar hosts list shows them.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "All live worker hosts.")
  private boolean all;

  @Option(names = "--no-wait", description = "Do not wait until they say that they are there.")
  private boolean isLeft;

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      description = "How long to wait, such as 90s; ${DEFAULT-VALUE} unless given.")
  private Duration limit = Duration.ofMinutes(10);

  @Mixin private FormatOption format = new FormatOption();

  HostsChangeCommand(NightjarCommand root, HostWish wish) {
    super(root);
    this.wish = wish;
  }

  @Override
  final ExitCode run(Session session) throws Exception {
    if (all == !names.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Name worker hosts, or give --all for every live one.");
    }
    Hosts hosts = session.part(Hosts.class);
    List<HostRecord> chosen = chosen(hosts.all());
    for (HostRecord host : chosen) {
      if (!hosts.want(host.host(), wish)) {
        throw unknown(host.host(), hosts.all());
      }
    }
    ExitCode code = isLeft ? ExitCode.OK : waited(session, hosts, chosen);
    Set<String> told = chosen.stream().map(HostRecord::host).collect(Collectors.toSet());
    format.print(
        HostSheets.of(hosts.all().stream().filter(host -> told.contains(host.host())).toList()),
        session.console(),
        "No worker host is live.");
    return code;
  }

  private ExitCode waited(Session session, Hosts hosts, List<HostRecord> told)
      throws InterruptedException {
    ProgressLine progress = session.console().progressLine();
    try (Interruption interruption = Interruption.noted()) {
      new HostWait(hosts, wish, told, progress).await(limit, interruption);
      return interruption.received().orElse(ExitCode.OK);
    } finally {
      progress.clear();
    }
  }

  private List<HostRecord> chosen(List<HostRecord> known) {
    List<HostRecord> live = known.stream().filter(HostRecord::isLive).toList();
    if (all) {
      return live;
    }
    List<HostRecord> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          live.stream()
              .filter(host -> host.host().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(name, known)));
    }
    return chosen;
  }

  private CommandRefused unknown(String name, List<HostRecord> known) {
    return new CommandRefused(
        "Cannot %s '%s': no live worker host has that identity; live are: %s. See them: nightjar hosts list"
            .formatted(
                HostSheets.verb(wish),
                name,
                known.stream()
                    .filter(HostRecord::isLive)
                    .map(HostRecord::host)
                    .collect(Collectors.joining(", ", "[", "]"))));
  }
}
