package dev.nightjar.benchmark.data;

/**
 * What a day of events is to be like; merchant 0 has two fifths of it, the others follow Zipf's
 * law.
 *
 * @param events 1,000 or more
 * @param merchants 2 to 10,000
 * @param seed equal seeds give equal events
 */
public record DayShape(long events, int merchants, long seed) {
  public DayShape {
    if (events < 1_000 || merchants < 2 || merchants > 10_000) {
      throw new IllegalArgumentException(
          "Invalid shape of a day: %d events (1000 or more), %d merchants (2 to 10000)"
              .formatted(events, merchants));
    }
  }
}
