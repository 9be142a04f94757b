package dev.nightjar.worker.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.nightjar.core.host.HostBeat;
import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.ledger.LedgerUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private final Ledger ledger = new Ledger();
  private final Control control = new Control();
  private final Presence presence = new Presence(ledger, "a", "1.0", List::of, List::of, control);

  @AfterEach
  void close() {
    presence.close();
  }

  @Test
  void whatHasStartedWasHeard() {
    presence.start();
    assertThat(ledger.beats).isNotEmpty();
  }

  @Test
  void aLedgerThatHangsHoldsNoStart() {
    ledger.hangs = new CompletableFuture<>();
    assertTimeoutPreemptively(Duration.ofMinutes(1), presence::start);
    assertThat(ledger.beats).isEmpty();
    ledger.hangs.complete(null);
    awaitSaid(HostState.RUNNING);
  }

  @Test
  void itDrainsAndResumesAsIsWanted() {
    presence.start();
    awaitSaid(HostState.RUNNING);
    ledger.wish = HostWish.DRAIN;
    awaitSaid(HostState.DRAINING);
    assertThat(control.done).containsExactly("drain");

    control.isIdle = true;
    awaitSaid(HostState.DRAINED);
    ledger.wish = HostWish.RUN;
    awaitSaid(HostState.RUNNING);
    assertThat(control.done).containsExactly("drain", "resume");
  }

  @Test
  void whatIsWantedChangesNothingOfAHostThatStops() {
    presence.start();
    awaitSaid(HostState.RUNNING);
    ledger.wish = HostWish.DRAIN;
    presence.stopping();
    assertThat(ledger.last()).isEqualTo(HostState.STOPPING);
    presence.close();

    assertThat(ledger.last()).isEqualTo(HostState.STOPPED);
    assertThat(control.done).isEmpty();
  }

  @Test
  void whileTheLedgerIsAwayItGoesOnAsItWas() {
    ledger.wish = HostWish.DRAIN;
    presence.start();
    awaitSaid(HostState.DRAINING);
    ledger.isAway = true;
    control.isIdle = true;
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> ledger.refused.size() > 1 && control.done.equals(List.of("drain")));
    ledger.isAway = false;
    awaitSaid(HostState.DRAINED);
  }

  @Test
  void memoryThatRanOutEndsNoSigns() {
    ledger.error = new OutOfMemoryError("no heap");
    presence.start();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> ledger.refused.size() > 1);
    ledger.error = null;
    awaitSaid(HostState.RUNNING);
  }

  @Test
  void itStopsWhenThatIsWanted() {
    ledger.wish = HostWish.STOP;
    presence.start();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> control.done.contains("stop"));
  }

  private void awaitSaid(HostState state) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !ledger.beats.isEmpty() && ledger.last() == state);
  }

  /** A ledger that can be away. */
  private static final class Ledger implements Hosts {
    private final List<HostBeat> beats = new CopyOnWriteArrayList<>();
    private final List<HostBeat> refused = new CopyOnWriteArrayList<>();
    private volatile HostWish wish = HostWish.RUN;
    private volatile boolean isAway;
    private volatile @Nullable Error error;
    private volatile CompletableFuture<Void> hangs = CompletableFuture.completedFuture(null);

    HostState last() {
      return beats.get(beats.size() - 1).state();
    }

    @Override
    public HostWish beat(HostBeat beat) {
      hangs.join();
      Error thrown = error;
      if (thrown != null) {
        refused.add(beat);
        throw thrown;
      }
      if (isAway) {
        refused.add(beat);
        throw new LedgerUnavailable("Cannot write: the ledger is away");
      }
      // The test changes its wish as soon as it sees the sign.
      HostWish now = wish;
      beats.add(beat);
      return now;
    }

    @Override
    public List<HostRecord> all() {
      return beats.stream().map(beat -> new HostRecord(beat, wish, Duration.ZERO)).toList();
    }

    @Override
    public boolean want(String host, HostWish wanted) {
      wish = wanted;
      return true;
    }

    @Override
    public void forgetSilent() {
      // Nobody is silent.
    }
  }

  private static final class Control implements HostControl {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile boolean isIdle;

    @Override
    public void drain() {
      done.add("drain");
    }

    @Override
    public void resume() {
      done.add("resume");
    }

    @Override
    public boolean isIdle() {
      return isIdle;
    }

    @Override
    public void stop() {
      done.add("stop");
    }
  }
}
