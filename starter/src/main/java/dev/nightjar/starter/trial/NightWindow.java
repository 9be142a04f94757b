package dev.nightjar.starter.trial;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs nights in order of their days, a few at once, and gives them out as they end. */
final class NightWindow {
  private final int atOnce;
  private final Duration betweenLooks;

  NightWindow(int atOnce, Duration betweenLooks) {
    this.atOnce = atOnce;
    this.betweenLooks = betweenLooks;
  }

  /**
   * Runs a night for every day.
   *
   * @param run runs one night to its end
   * @param out takes each night that has ended, in the calling thread
   * @param look is called again and again meanwhile, in the calling thread; when it says false, the
   *     nights that run are left and no more are begun
   */
  void run(
      Collection<LocalDate> days,
      Function<LocalDate, Night> run,
      Consumer<Night> out,
      BooleanSupplier look)
      throws InterruptedException {
    ExecutorService runners = Executors.newFixedThreadPool(atOnce, NightWindow::thread);
    CompletionService<Night> nights = new ExecutorCompletionService<>(runners);
    try {
      days.forEach(day -> nights.submit(() -> run.apply(day)));
      int open = days.size();
      boolean goesOn = true;
      while (goesOn && open > 0) {
        @Nullable Future<Night> ended = nights.poll(betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
        if (ended != null) {
          out.accept(night(ended));
          open--;
        }
        goesOn = look.getAsBoolean();
      }
    } finally {
      runners.shutdownNow();
    }
  }

  private static Night night(Future<Night> ended) throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "night");
    thread.setDaemon(true);
    return thread;
  }
}
