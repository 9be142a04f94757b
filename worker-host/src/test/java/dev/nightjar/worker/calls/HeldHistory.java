package dev.nightjar.worker.calls;

import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.call.CallOrder;
import dev.nightjar.core.call.CallStats;
import dev.nightjar.core.ledger.LedgerUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** A log in memory whose ledger can be away. */
final class HeldHistory implements CallHistory {
  private final List<CallEntry> entries = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();
  private Supplier<? extends RuntimeException> failure = () -> null;

  synchronized void away() {
    failure = () -> new LedgerUnavailable("the ledger is away");
  }

  synchronized void refuses() {
    failure = () -> new IllegalStateException("the ledger refuses it");
  }

  synchronized void answers() {
    failure = () -> null;
  }

  synchronized List<String> ids() {
    return entries.stream().map(CallEntry::id).toList();
  }

  synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }

  @Override
  public synchronized void add(Collection<CallEntry> more) {
    check();
    entries.addAll(more);
    batches.add(more.size());
  }

  private void check() {
    RuntimeException now = failure.get();
    if (now != null) {
      throw now;
    }
  }

  @Override
  public synchronized List<CallEntry> latest(CallFilter filter, int limit) {
    return List.copyOf(entries);
  }

  @Override
  public synchronized List<CallEntry> of(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).toList();
  }

  @Override
  public List<CallEntry> slowest(CallFilter filter, CallOrder order, int limit) {
    throw new UnsupportedOperationException("nobody asks for the slowest here");
  }

  @Override
  public List<CallStats> stats(CallFilter filter) {
    throw new UnsupportedOperationException("nobody asks for sums here");
  }

  @Override
  public synchronized int forget(Instant before, int limit) {
    check();
    List<CallEntry> old =
        entries.stream().filter(entry -> entry.at().isBefore(before)).limit(limit).toList();
    entries.removeAll(old);
    return old.size();
  }
}
