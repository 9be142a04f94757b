package dev.nightjar.swarm;

import dev.nightjar.swarm.context.SwarmContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs errands; all of a process know of each other. */
final class Runner implements Errands {
  static final Set<String> INTERRUPTED = ConcurrentHashMap.newKeySet();
  static final ConcurrentLinkedQueue<String> NOTES = new ConcurrentLinkedQueue<>();

  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();
  private static final ConcurrentMap<String, AtomicInteger> HOLDING = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, CountDownLatch> LATCHES = new ConcurrentHashMap<>();

  /** Less than the contract's time limit, which would interrupt it. */
  private static final long LONGEST_HOLD_SECONDS = 50;

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private final Supplier<dev.nightjar.swarm.Swarm> swarm;

  Runner(Supplier<dev.nightjar.swarm.Swarm> swarm) {
    this.swarm = swarm;
  }

  /** How many slots are held under a key. */
  static int holding(String key) {
    return HOLDING.getOrDefault(key, new AtomicInteger()).get();
  }

  static void letGo(String key) {
    latch(key).countDown();
  }

  private static CountDownLatch latch(String key) {
    return LATCHES.computeIfAbsent(key, name -> new CountDownLatch(1));
  }

  private PriceEngine prices() {
    return swarm.get().stub(PriceEngine.class);
  }

  @Override
  public String where() {
    return prices().where();
  }

  @Override
  public List<String> whereAll(List<Integer> times) {
    PriceEngine prices = prices();
    return swarm.get().join(LIMIT, swarm.get().callAll(prices::whereFor, times).calls());
  }

  @Override
  public long remainingMillis() {
    return prices().remainingMillis();
  }

  @Override
  public String hold(String key) {
    AtomicInteger holding = HOLDING.computeIfAbsent(key, name -> new AtomicInteger());
    holding.incrementAndGet();
    try {
      boolean isLetGo = latch(key).await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
      return isLetGo ? key : "nobody lets go of " + key;
    } catch (InterruptedException e) {
      INTERRUPTED.add(key);
      throw new IllegalStateException("interrupted", e);
    } finally {
      holding.decrementAndGet();
    }
  }

  @Override
  public String holdAtLast(String key) throws IOException {
    if (FAILED.add(key)) {
      throw new IOException("the first time");
    }
    return hold(key);
  }

  @Override
  public String holdForWhom(String key) {
    return hold(key) + " for " + SwarmContext.current().value(Prices.MERCHANT).orElse("nobody");
  }

  @Override
  public void note(String text) {
    NOTES.add(text);
  }

  @Override
  public int length(String text) {
    return text.length();
  }

  @Override
  public String repeat(int characters) {
    return "x".repeat(characters);
  }
}
