package dev.nightjar.starter.trial;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs nights, a few at once, and gives them out in order of their days. */
final class NightWindow {
  private final int atOnce;

  NightWindow(int atOnce) {
    this.atOnce = atOnce;
  }

  /**
   * Runs a night for every day.
   *
   * @param run runs one night to its end
   * @param out takes the nights in order
   */
  void run(Collection<LocalDate> days, Function<LocalDate, Night> run, Consumer<Night> out) {
    ExecutorService runners = Executors.newFixedThreadPool(atOnce, NightWindow::thread);
    Deque<CompletableFuture<Night>> nights = new ArrayDeque<>();
    try {
      for (LocalDate day : days) {
        nights.add(CompletableFuture.supplyAsync(() -> run.apply(day), runners));
      }
      while (!nights.isEmpty()) {
        out.accept(nights.remove().join());
      }
    } finally {
      runners.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "night");
    thread.setDaemon(true);
    return thread;
  }
}
