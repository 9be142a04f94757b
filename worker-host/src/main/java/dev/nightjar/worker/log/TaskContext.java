package dev.nightjar.worker.log;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.PublishTask;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a task of an activity is about, for the logs: ids, never data. */
final class TaskContext {
  private TaskContext() {}

  static Map<String, String> of(@Nullable Object task) {
    if (task instanceof ChunkTask chunk) {
      return of(chunk.chunk());
    } else if (task instanceof FailTask fail) {
      return of(fail.chunk());
    } else if (task instanceof PublishTask publish) {
      Map<String, String> context = of(publish.run());
      context.put("batch", Integer.toString(publish.batch()));
      return context;
    } else if (task instanceof PlanTask plan) {
      return of(plan.run());
    } else if (task instanceof CloseTask close) {
      return of(close.run());
    }
    return Map.of();
  }

  private static Map<String, String> of(ChunkId chunk) {
    Map<String, String> context = of(chunk.run());
    context.put("chunk", Integer.toString(chunk.number()));
    return context;
  }

  private static Map<String, String> of(RunId run) {
    Map<String, String> context = new TreeMap<>();
    context.put("run", run.toString());
    return context;
  }
}
