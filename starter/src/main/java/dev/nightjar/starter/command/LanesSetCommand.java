package dev.nightjar.starter.command;

import dev.nightjar.core.lane.CallerQuota;
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

  @Option(
      names = "--quota",
      paramLabel = "N",
      description = {
        "Of a consistent lane: calls a second of each process that calls; as many",
        "as the lane answers unless given."
      })
  private @Nullable Integer quota;

  @Option(
      names = "--burst",
      paramLabel = "N",
      description =
          "Of these calls, how many at once after a rest; those of a second unless given.")
  private @Nullable Integer burst;

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
            priority,
            quota());
    session.part(OverloadRules.class).set(rule);
    String within = rule.bound().map(DurationText::of).orElse("");
    if (format.format() == Format.TABLE) {
      session
          .console()
          .out()
          .println(
              "Lane %s is %s%s, priority %d%s, for callers within %s"
                  .formatted(
                      rule.lane(),
                      rule.policy(),
                      within.isEmpty() ? "" : " within " + within,
                      rule.priority(),
                      rule.quota()
                          .map(
                              of ->
                                  ", for each caller %d calls a second and %d at once"
                                      .formatted(of.perSecond(), of.burst()))
                          .orElse(""),
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
                  .add("quota", rule.quota().map(CallerQuota::perSecond).orElse(null))
                  .add("burst", rule.quota().map(CallerQuota::burst).orElse(null))
                  .json());
    }
    return ExitCode.OK;
  }

  private Optional<CallerQuota> quota() {
    if (quota == null && burst != null) {
      throw new IllegalArgumentException(
          "Invalid --burst %d: it is of a --quota, which is not given".formatted(burst));
    }
    return quota == null
        ? Optional.empty()
        : Optional.of(new CallerQuota(quota, burst == null ? quota : burst));
  }
}
