package dev.nightjar.workflows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds attempts of an activity until a test opens it. */
final class Gate implements FakeNight.Fault {
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final int lastHeld;

  private Gate(int lastHeld) {
    this.lastHeld = lastHeld;
  }

  /** Holds every attempt. */
  static Gate forAll() {
    return new Gate(Integer.MAX_VALUE);
  }

  /** Holds the first attempt only: a worker host that is lost. */
  static Gate forTheFirst() {
    return new Gate(1);
  }

  @Override
  public void strike(int attempt) {
    arrived.countDown();
    if (attempt <= lastHeld) {
      await(opened);
    }
  }

  void awaitArrival() {
    await(arrived);
  }

  void open() {
    opened.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nothing came for 60 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at the gate", e);
    }
  }
}
