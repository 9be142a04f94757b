package dev.nightjar.worker.web;

import dev.nightjar.swarm.context.ContextKey;
import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.contract.Swarm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the tests call. */
@Swarm(name = "shop", timeLimitMillis = 5_000)
public interface Shop {
  record Visit(String product, int quantity) {}

  record Offer(String product, BigDecimal price, Optional<String> note) {}

  final class OutOfStock extends Exception {
    private static final long serialVersionUID = 1L;

    public OutOfStock(String message) {
      super(message);
    }
  }

  Offer price(Visit visit) throws OutOfStock;

  BigDecimal total(List<Offer> offers, BigDecimal discount);

  void forget(String product);

  String merchant();

  String nap(long millis);

  /** The implementation. */
  final class OfTests implements Shop {
    @Override
    public Offer price(Visit visit) throws OutOfStock {
      if (visit.product().equals("none")) {
        throw new OutOfStock("no more of none");
      }
      BigDecimal price = new BigDecimal("1.10").multiply(BigDecimal.valueOf(visit.quantity()));
      return new Offer(visit.product(), price, Optional.empty());
    }

    @Override
    public BigDecimal total(List<Offer> offers, BigDecimal discount) {
      return offers.stream()
          .map(Offer::price)
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .subtract(discount);
    }

    @Override
    public void forget(String product) {
      if (product.isEmpty()) {
        throw new IllegalArgumentException("product is empty");
      }
    }

    @Override
    public String merchant() {
      return SwarmContext.current().value(ContextKey.of("merchant")).orElse("nobody");
    }

    @Override
    public String nap(long millis) {
      try {
        return "woken " + new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
