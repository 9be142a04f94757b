package dev.nightjar.starter.trial;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.RunReport;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A night that has ended.
 *
 * @param day its business day
 * @param report what it came to; empty when it was refused
 * @param refusal why it was refused; empty when it has a report
 */
record Night(LocalDate day, Optional<RunReport> report, String refusal) {
  static Night of(LocalDate day, RunReport report) {
    return new Night(day, Optional.of(report), "");
  }

  static Night refused(LocalDate day, String reason) {
    return new Night(day, Optional.empty(), reason);
  }

  boolean isComplete() {
    return report.filter(done -> done.state() == RunState.COMPLETED).isPresent();
  }
}
