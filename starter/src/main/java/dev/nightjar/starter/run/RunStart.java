package dev.nightjar.starter.run;

import dev.nightjar.activities.late.LateRules;
import dev.nightjar.activities.planning.DayPlan;
import dev.nightjar.activities.planning.DayPlanning;
import dev.nightjar.activities.planning.DayRequest;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.client.Attachment;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.time.Instant;

/** Starts runs for a command. */
public final class RunStart {
  private final Session session;
  private final Format format;

  /** For a command that prints in a format. */
  public RunStart(Session session, Format format) {
    this.session = session;
    this.format = format;
  }

  /**
   * Starts a run, or finds it running, and follows it to its end.
   *
   * @param again the words of the command that asks for the same, without {@code nightjar}
   */
  public ExitCode followed(RunRequest request, String again) throws IOException {
    Following following = new Following(session, format, title(request), again);
    return following.follow(start(request));
  }

  /**
   * Starts a retry and follows it to its end.
   *
   * @param again the words of the command that asks for the same, without {@code nightjar}
   * @throws CommandRefused when another command has started it a moment ago
   */
  public ExitCode retried(RunRequest request, Retries retries, String again) throws IOException {
    RunHandle handle = startedOrFound(request);
    if (handle.attachment() == Attachment.ALREADY_RUNNING) {
      throw retries.refusal(request.group());
    }
    return new Following(session, format, title(request), again).follow(handle);
  }

  private static String title(RunRequest request) {
    return "%s %s, %s"
        .formatted(
            request.job(),
            request.day(),
            request.merchants().isEmpty()
                ? "all merchants"
                : Elapsed.count(request.merchants().size(), "merchant"));
  }

  /** Starts a run and leaves it. */
  public ExitCode detached(RunRequest request) throws IOException {
    Detached.check(session, "the run");
    RunHandle handle = start(request);
    Detached.print(handle.workflowId(), handle.attachment(), format, session.console());
    return ExitCode.OK;
  }

  private RunHandle start(RunRequest request) throws IOException {
    RunHandle handle = startedOrFound(request);
    if (handle.attachment() == Attachment.ALREADY_RUNNING) {
      session
          .console()
          .err()
          .println(
              "%s is running already, perhaps with other options; this is that run"
                  .formatted(handle.workflowId()));
    }
    return handle;
  }

  private RunHandle startedOrFound(RunRequest request) throws IOException {
    check(request);
    session.stack().needsWorkers();
    return session.part(RunClient.class).start(request);
  }

  /** Refuses what can only be a typing error, before there is a run that fails of it. */
  private void check(RunRequest request) throws IOException {
    session.part(JobCatalog.class).job(request.job());
    KnownMerchants.check(session, request.merchants());
  }

  /** Prints what a run would do, and starts nothing. */
  public ExitCode plan(RunRequest request) throws IOException {
    JobVersion version = session.part(JobCatalog.class).job(request.job()).version();
    RunId run = request.runStartedAt(Instant.now());
    DayPlan plan =
        session
            .part(DayPlanning.class)
            .plan(
                new DayRequest(
                    request.job(),
                    request.day(),
                    run.generation(),
                    request.merchants(),
                    request.existing(),
                    new ZoneGroup(request.zones()),
                    new LateRules(session.part(FirstRuns.class))
                        .rule(request.job(), request.late())),
                request.limits(),
                () -> {});
    Facts facts = PlanText.facts(request, version, plan);
    if (format != Format.TABLE) {
      facts.sheet("weights", PlanText.weights(plan.plan()));
      session.console().out().println(facts.json());
    } else {
      facts.lines().forEach(session.console().out()::println);
    }
    return ExitCode.OK;
  }
}
