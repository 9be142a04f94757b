package dev.nightjar.activities.late;

import dev.nightjar.core.late.LateRule;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.model.JobName;
import dev.nightjar.workflows.message.LateTerms;
import org.jspecify.annotations.Nullable;

/** The rules of jobs, by their first runs. Thread-safe. */
public final class LateRules {
  private final FirstRuns firstRuns;

  /** By the first runs that a ledger knows. */
  public LateRules(FirstRuns firstRuns) {
    this.firstRuns = firstRuns;
  }

  /** The rule of a job on some terms; null without terms. */
  public @Nullable LateRule rule(JobName job, @Nullable LateTerms terms) {
    return terms == null ? null : of(job, terms);
  }

  /** The rule of a job on some terms. */
  public LateRule of(JobName job, LateTerms terms) {
    return new LateRule(terms.overlap(), terms.gaps(), firstRuns.first(job).orElse(null));
  }
}
