package dev.nightjar.swarm.log;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log whose failures are no call's: it says the first one, and drops what it can't give on. */
public final class GuardedLog implements CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedLog.class);

  private final CallLog log;
  private final AtomicBoolean hasFailed = new AtomicBoolean();

  private GuardedLog(CallLog log) {
    this.log = log;
  }

  /** Around a log; once is enough. */
  public static CallLog of(CallLog log) {
    return log instanceof GuardedLog || log == NONE ? log : new GuardedLog(log);
  }

  @Override
  public void add(CallRecord record) {
    try {
      log.add(record);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  @Override
  public boolean keepsArguments() {
    try {
      return log.keepsArguments();
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void failed(RuntimeException failure) {
    if (!hasFailed.getAndSet(true)) {
      LOG.warn("The log of calls throws; calls go on, and records are lost", failure);
    }
  }
}
