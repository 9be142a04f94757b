package dev.nightjar.tests;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.PublishActivities;
import dev.nightjar.workflows.json.NightjarDataConverter;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PublishTask;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * In what order, how often and how many at once the activities of a plan are executed, as worker
 * hosts that are slow, lost and back again would do it.
 *
 * @param order decides the order, and which are executed again
 * @param repeatedPercent of 100 executions so many happen twice, 0 to 100
 * @param atOnce how many run at once, 1 or more
 * @param merchantsPerPublish how many merchants are published together, 1 or more
 */
record Executions(long order, int repeatedPercent, int atOnce, int merchantsPerPublish) {
  private static final TestEnvironmentOptions OPTIONS =
      TestEnvironmentOptions.newBuilder()
          .setWorkflowClientOptions(
              WorkflowClientOptions.newBuilder()
                  .setDataConverter(NightjarDataConverter.create())
                  .build())
          .build();

  static Arbitrary<Executions> any() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1L << 40),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 5))
        .as(Executions::new);
  }

  /** Executes all chunks of a plan, then publishes all its merchants. */
  void of(PlanReport plan, ProcessActivities process, PublishActivities publish) {
    List<ChunkTask> chunks = new ArrayList<>();
    for (int chunk = 0; chunk < plan.head().chunks(); chunk++) {
      chunks.add(new ChunkTask(new ChunkId(plan.head().run(), chunk), plan.head().version()));
    }
    execute(ProcessActivities.class, process, chunks, (stub, task) -> stub.process(task));
    execute(PublishActivities.class, publish, groups(plan), (stub, task) -> stub.publish(task));
  }

  private List<PublishTask> groups(PlanReport plan) {
    List<PublishTask> groups = new ArrayList<>();
    for (PlanReport.BatchSize batch : plan.batches()) {
      for (int first = 0; first < batch.merchants(); first += merchantsPerPublish) {
        groups.add(
            new PublishTask(
                plan.head().run(),
                plan.head().version(),
                batch.number(),
                first,
                Math.min(merchantsPerPublish, batch.merchants() - first)));
      }
    }
    return groups;
  }

  private <A, T> void execute(Class<A> type, A activity, List<T> tasks, BiFunction<A, T, ?> call) {
    Random random = new Random(order);
    List<T> all = new ArrayList<>(tasks);
    tasks.stream().filter(task -> random.nextInt(100) < repeatedPercent).forEach(all::add);
    Collections.shuffle(all, random);
    ExecutorService hosts = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<?>> running = new ArrayList<>();
      all.forEach(
          task ->
              running.add(
                  hosts.submit(() -> once(type, activity, stub -> call.apply(stub, task)))));
      for (Future<?> execution : running) {
        execution.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      hosts.shutdownNow();
    }
  }

  /** Executes an activity once, as Temporal does: messages are serialized, heartbeats taken. */
  static <A, R> R once(Class<A> type, A activity, Function<A, R> call) {
    TestActivityEnvironment environment = TestActivityEnvironment.newInstance(OPTIONS);
    try {
      environment.registerActivitiesImplementations(activity);
      return call.apply(environment.newActivityStub(type));
    } finally {
      environment.close();
    }
  }
}
