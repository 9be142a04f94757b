package dev.nightjar.starter.command;

import dev.nightjar.core.lane.OverloadRule;
import dev.nightjar.core.lane.OverloadRules;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.worker.config.DurationText;
import dev.nightjar.worker.swarm.LanePolicies;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar lanes set LANE}. */
@Command(
    name = "set",
    description = {
      "Set what a lane of the swarm does with more calls than it can answer. Callers that",
      "know the ledger do so within 5 seconds, from their next call on."
    })
final class LanesSetCommand extends SessionCommand {
  @Parameters(paramLabel = "LANE", description = "Such as realtime or batch.")
  private @Nullable String lane;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "POLICY",
      description = {
        "consistent: refuse at once what can't be answered within --bound.",
        "available: refuse nothing, complete everything by priority and age."
      })
  private OverloadRule.@Nullable Policy policy;

  @Option(
      names = "--bound",
      paramLabel = "TIME",
      description = "Of a consistent lane, such as 250ms: 1 ms to an hour.")
  private @Nullable Duration bound;

  @Option(
      names = "--priority",
      paramLabel = "N",
      description =
          "Of its calls in Temporal, 1 (first) to 5 (last); ${DEFAULT-VALUE} unless given.")
  private int priority = OverloadRule.USUAL_PRIORITY;

  @Mixin private FormatOption format = new FormatOption();

  LanesSetCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    OverloadRule rule =
        new OverloadRule(
            Objects.requireNonNull(lane),
            Objects.requireNonNull(policy),
            Optional.ofNullable(bound),
            priority);
    session.part(OverloadRules.class).set(rule);
    String within = rule.bound().map(DurationText::of).orElse("");
    if (format.format() == Format.TABLE) {
      session
          .console()
          .out()
          .println(
              "Lane %s is %s%s, priority %d, for callers within %s"
                  .formatted(
                      rule.lane(),
                      rule.policy(),
                      within.isEmpty() ? "" : " within " + within,
                      rule.priority(),
                      DurationText.of(LanePolicies.EVERY)));
    } else {
      session
          .console()
          .out()
          .println(
              new Facts()
                  .add("lane", rule.lane())
                  .add("policy", rule.policy())
                  .add("bound", within.isEmpty() ? null : within)
                  .count("priority", rule.priority())
                  .json());
    }
    return ExitCode.OK;
  }
}
