package dev.nightjar.benchmark.swarm;

import dev.nightjar.benchmark.measure.Percentiles;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmCall;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.message.CallStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;

/**
 * Calls that come at a rate whatever becomes of those before them. Times count from when a call was
 * due, so that a caller that falls behind is not flattered. For one use.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What a callback comes to is told by what it adds.
final class OpenLoad {
  private static final int SENDERS = 128;
  private static final long REST_SECONDS = 30;

  private final Swarm swarm;
  private final Work work;
  private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Long> refusalNanos = new ConcurrentLinkedQueue<>();

  private record Ended(double dueSecond, double endSecond, double millis, CallStatus status) {}

  OpenLoad(Swarm swarm) {
    this.swarm = swarm;
    this.work = swarm.stub(Work.class);
  }

  /**
   * Plays a load.
   *
   * @param seconds how long calls come
   * @param rate calls a second, at a second
   * @param millis what a call takes, at a second
   */
  List<LoadSecond> play(int seconds, DoubleUnaryOperator rate, DoubleUnaryOperator millis)
      throws InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    long start = System.nanoTime();
    double due = 0;
    while (due < seconds) {
      double at = due;
      long left = start + (long) (due * 1e9) - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(left);
        continue;
      }
      long service = Math.round(millis.applyAsDouble(at));
      senders.execute(() -> call(start, at, service));
      due += 1 / rate.applyAsDouble(due);
    }
    senders.shutdown();
    if (!senders.awaitTermination(REST_SECONDS, TimeUnit.SECONDS)) {
      senders.shutdownNow();
    }
    awaitEnds();
    return seconds(seconds);
  }

  private void call(long start, double due, long service) {
    long began = System.nanoTime();
    try {
      SwarmCall<Long> call = swarm.call(work::work, service);
      call.future().whenComplete((value, failure) -> end(start, due, call.status()));
    } catch (ResourceNotAvailable e) {
      refusalNanos.add(System.nanoTime() - began);
      end(start, due, CallStatus.REFUSED);
    } catch (CallTimedOut e) {
      end(start, due, CallStatus.TIMED_OUT);
    } catch (RuntimeException e) {
      end(start, due, CallStatus.FAILED);
    }
  }

  private void end(long start, double due, CallStatus status) {
    double now = (System.nanoTime() - start) / 1e9;
    ended.add(new Ended(due, now, (now - due) * 1000, status));
  }

  private void awaitEnds() throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_SECONDS);
    while (pending() > 0 && System.nanoTime() < limit) {
      Thread.sleep(20);
    }
  }

  private long pending() {
    return swarm.lanes().gate("realtime").counts().count(CallStatus.PENDING);
  }

  private List<LoadSecond> seconds(int seconds) {
    List<LoadSecond> all = new ArrayList<>();
    List<Ended> ends = List.copyOf(ended);
    for (int second = 0; second < seconds; second++) {
      int number = second;
      double[] times =
          ends.stream()
              .filter(end -> (int) end.endSecond() == number && end.status() == CallStatus.ANSWERED)
              .mapToDouble(Ended::millis)
              .sorted()
              .toArray();
      all.add(
          new LoadSecond(
              second,
              count(ends, end -> (int) end.dueSecond() == number),
              times.length,
              count(ends, end -> isIn(end, number) && end.status() == CallStatus.REFUSED),
              count(
                  ends,
                  end ->
                      isIn(end, number)
                          && end.status() != CallStatus.REFUSED
                          && end.status() != CallStatus.ANSWERED),
              Percentiles.of(times, 0.9)));
    }
    return all;
  }

  private static boolean isIn(Ended end, int second) {
    return (int) end.endSecond() == second;
  }

  private static int count(List<Ended> ends, java.util.function.Predicate<Ended> wanted) {
    return (int) ends.stream().filter(wanted).count();
  }

  /** How long refusals took at the caller's, sorted, in milliseconds. */
  double[] refusalMillis() {
    double[] millis = refusalNanos.stream().mapToDouble(nanos -> nanos / 1e6).toArray();
    Arrays.sort(millis);
    return millis;
  }
}
