package dev.nightjar.swarm;

import dev.nightjar.swarm.contract.Retry;
import dev.nightjar.swarm.contract.Swarm;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the tests call. */
@Swarm(
    name = "prices",
    timeLimitMillis = 2_000,
    retry = @Retry(attempts = 3, pauseMillis = 1, on = IOException.class))
interface PriceEngine {
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

  String flaky(String id) throws IOException;

  String slow(long millis);

  void forget(String product);

  String where();

  String whereFor(int time);

  /** How long the caller still waits; -1 for ever. */
  long remainingMillis();

  long zero();

  default Offer priceOfOne(String product) throws OutOfStock {
    return price(new Visit(product, 1));
  }
}
