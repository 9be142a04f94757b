package dev.nightjar.workflows.message;

import dev.nightjar.workflows.message.PlanReport.BatchSize;
import java.util.List;

/**
 * A page of a run's plan.
 *
 * @param batches the batches' sizes in order of their numbers, at most 500
 */
public record BatchPage(List<BatchSize> batches) {
  public BatchPage {
    batches = List.copyOf(batches);
  }
}
