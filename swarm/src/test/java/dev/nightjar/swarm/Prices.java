package dev.nightjar.swarm;

import dev.nightjar.swarm.context.ContextKey;
import dev.nightjar.swarm.context.SwarmContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Prices that are easy to foretell. */
final class Prices implements PriceEngine {
  static final ContextKey MERCHANT = ContextKey.of("merchant");

  private static final Map<String, AtomicInteger> EXECUTIONS = new ConcurrentHashMap<>();
  final Set<String> forgotten = ConcurrentHashMap.newKeySet();
  final Set<String> interrupted = ConcurrentHashMap.newKeySet();
  private final String host;

  Prices(String host) {
    this.host = host;
  }

  @Override
  public Offer price(Visit visit) throws OutOfStock {
    if (visit.product().equals("none")) {
      throw new OutOfStock("no more of none");
    }
    if (visit.product().isEmpty()) {
      throw new IllegalArgumentException("product is empty");
    }
    return new Offer(
        visit.product(),
        new BigDecimal("1.10").multiply(BigDecimal.valueOf(visit.quantity())),
        Optional.empty());
  }

  @Override
  public BigDecimal total(List<Offer> offers, BigDecimal discount) {
    return offers.stream()
        .map(Offer::price)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .subtract(discount);
  }

  @Override
  public String flaky(String id) throws IOException {
    int execution = EXECUTIONS.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
    if (execution < 3) {
      throw new IOException("execution " + execution);
    }
    return "execution " + execution;
  }

  @Override
  public String slow(long millis) {
    try {
      if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts down");
      }
      return "slept " + millis;
    } catch (InterruptedException e) {
      interrupted.add(Long.toString(millis));
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void forget(String product) {
    forgotten.add(product);
  }

  @Override
  public String where() {
    return host + " for " + SwarmContext.current().value(MERCHANT).orElse("nobody");
  }

  @Override
  public String whereFor(int time) {
    return where();
  }

  @Override
  public long remainingMillis() {
    return SwarmContext.current().remaining().map(Duration::toMillis).orElse(-1L);
  }

  @Override
  public long zero() {
    return 0;
  }
}
