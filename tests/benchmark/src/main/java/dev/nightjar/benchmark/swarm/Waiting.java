package dev.nightjar.benchmark.swarm;

/** Both lanes' work. */
final class Waiting implements Work, BatchWork, BareCall {
  @Override
  public long work(long millis) throws InterruptedException {
    if (millis > 0) {
      Thread.sleep(millis);
    }
    return millis;
  }

  @Override
  public long bare(long millis) {
    return millis;
  }
}
