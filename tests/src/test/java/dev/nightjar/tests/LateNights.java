package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.core.model.RunState;
import dev.nightjar.generator.Generator;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Nights as a schedule runs them: only tonight's run, and what it starts by itself. */
final class LateNights {
  private static final LateTerms TERMS =
      new LateTerms(Duration.ofDays(36_500), Duration.ZERO, GapPolicy.RUN, 3);

  private LateNights() {}

  /** The job's first runs: of every day that there is; false when nothing is there yet. */
  static boolean begin(Site site, Generator generator) {
    boolean hasRun = false;
    for (LocalDate day : generator.days()) {
      try {
        assertThat(site.run(LawLab.JOB, day).state()).isEqualTo(RunState.COMPLETED);
        hasRun = true;
      } catch (RunFailed nothing) {
        assertNothingToRun(nothing);
      }
    }
    return hasRun;
  }

  /** Tonight's run, which may find nothing for its own day, and what it starts. */
  static void tonight(Site site, LocalDate day) {
    RunRequest request =
        new RunRequest(
                LawLab.JOB, day, RunRequest.ALL, List.of(), Existing.KEEP, null, site.limits())
            .withLate(TERMS);
    RunHandle tonight = site.part(RunClient.class).start(request);
    try {
      assertThat(tonight.result().state()).isEqualTo(RunState.COMPLETED);
    } catch (RunFailed nothing) {
      assertNothingToRun(nothing);
    }
    awaitLate(site, request);
  }

  private static void assertNothingToRun(RunFailed nothing) {
    assertThat(nothing).hasMessageContaining("nothing to run");
  }

  private static void awaitLate(Site site, RunRequest request) {
    String late =
        new LateRequest(
                request.job(), request.group(), List.of(), null, TERMS, request.limits(), null)
            .workflowId();
    try {
      DaysReport report = site.part(DaysClient.class).attach(late).result();
      assertThat(report.allCompleted()).as("%s", report.problems()).isTrue();
    } catch (WorkflowNotFoundException e) {
      // No night has found anything yet.
    }
  }
}
