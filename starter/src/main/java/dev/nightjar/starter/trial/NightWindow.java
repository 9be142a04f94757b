package dev.nightjar.starter.trial;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs nights, a few at once, and gives them out in order of their days. */
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
   * @param out takes the nights in order
   * @param look is called again and again meanwhile; when it says false, the nights that run are
   *     left and no more are begun
   */
  void run(
      Collection<LocalDate> days,
      Function<LocalDate, Night> run,
      Consumer<Night> out,
      BooleanSupplier look)
      throws InterruptedException {
    ExecutorService runners = Executors.newFixedThreadPool(atOnce, NightWindow::thread);
    Deque<CompletableFuture<Night>> nights = new ArrayDeque<>();
    try {
      for (LocalDate day : days) {
        nights.add(CompletableFuture.supplyAsync(() -> run.apply(day), runners));
      }
      boolean goesOn = true;
      while (goesOn && !nights.isEmpty()) {
        Optional<Night> night = ended(nights.element());
        if (night.isPresent()) {
          nights.remove();
          out.accept(night.get());
        }
        goesOn = look.getAsBoolean();
      }
    } finally {
      runners.shutdownNow();
    }
  }

  private Optional<Night> ended(CompletableFuture<Night> night) throws InterruptedException {
    try {
      return Optional.of(night.get(betweenLooks.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
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
