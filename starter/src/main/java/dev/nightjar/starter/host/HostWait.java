package dev.nightjar.starter.host;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.CommandRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until worker hosts say that they are as was wanted. Not thread-safe. */
public final class HostWait {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Hosts hosts;
  private final HostWish wish;
  private final ProgressLine progress;
  private final Map<String, HostRecord> waiting = new TreeMap<>();
  private final Map<String, String> otherwise = new TreeMap<>();

  /**
   * Of worker hosts that were told.
   *
   * @param told each as it was then
   */
  public HostWait(Hosts hosts, HostWish wish, List<HostRecord> told, ProgressLine progress) {
    this.hosts = hosts;
    this.wish = wish;
    this.progress = progress;
    told.forEach(host -> waiting.put(host.host(), host));
  }

  /**
   * Waits for all of them.
   *
   * @param interruption ends the waiting, and changes nothing of what was told
   * @throws CommandRefused when one is not there within the limit, or will not come to it: it has
   *     ended, or another process took its place
   */
  public void await(Duration limit, Interruption interruption) throws InterruptedException {
    long started = System.nanoTime();
    look();
    while (!waiting.isEmpty() && interruption.received().isEmpty()) {
      if (Elapsed.since(started).compareTo(limit) > 0) {
        throw late(limit);
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
      look();
    }
    if (!otherwise.isEmpty()) {
      throw new CommandRefused(
          "%s. See how they are with: nightjar hosts list --gone; then tell them again"
              .formatted(String.join("; ", otherwise.values())));
    }
  }

  private void look() {
    Map<String, HostRecord> now = new TreeMap<>();
    try {
      hosts.all().forEach(host -> now.put(host.host(), host));
    } catch (LedgerUnavailable e) {
      progress.update("The ledger does not answer; looks again");
      return;
    }
    for (HostRecord before : List.copyOf(waiting.values())) {
      look(before, now.get(before.host()));
    }
    if (!waiting.isEmpty()) {
      progress.update("Waiting for " + String.join("; ", words()));
    }
  }

  private void look(HostRecord before, @Nullable HostRecord now) {
    String host = before.host();
    if (now == null || (!now.isLive() && now.beat().state() != HostState.STOPPED)) {
      ended(
          host,
          "gave no sign of life for %d s".formatted(Hosts.LIVE.toSeconds()),
          wish == HostWish.STOP);
    } else if (isThere(now.beat().state())) {
      arrived(host, "is " + now.beat().state());
    } else if (!now.beat().started().equals(before.beat().started()) && wish != HostWish.RUN) {
      ended(host, "was started anew, and takes tasks", wish == HostWish.STOP);
    } else if (now.beat().state() == HostState.STOPPED) {
      ended(host, "is STOPPED", wish == HostWish.DRAIN);
    } else {
      waiting.put(host, now);
    }
  }

  private boolean isThere(HostState state) {
    return switch (wish) {
      case RUN -> state == HostState.RUNNING;
      case DRAIN -> state == HostState.DRAINED;
      case STOP -> state == HostState.STOPPED;
    };
  }

  /** Comes to nothing else any more: as good as what was wanted, or not. */
  private void ended(String host, String how, boolean isAsWanted) {
    arrived(host, how);
    if (!isAsWanted) {
      otherwise.put(host, host + " " + how);
    }
  }

  private void arrived(String host, String how) {
    waiting.remove(host);
    progress.line("%s %s".formatted(host, how));
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    waiting
        .values()
        .forEach(
            host ->
                words.add(
                    "%s: %s, %s"
                        .formatted(
                            host.host(),
                            host.beat().state(),
                            HostSheets.lanes(host.beat().lanes()))));
    return words;
  }

  private CommandRefused late(Duration limit) {
    return new CommandRefused(
        "%s after %s: %s. What is wanted stays so; look again with: nightjar hosts list"
            .formatted(
                waiting.size() == 1 ? "A worker host is not there" : "Worker hosts are not there",
                Elapsed.text(limit),
                String.join("; ", words())));
  }
}
