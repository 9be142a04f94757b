package dev.nightjar.starter.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.host.HostBeat;
import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command that tells a worker host something takes for its end. */
final class HostWaitTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "DRAIN, DRAINED, true, is DRAINED",
    "DRAIN, STOPPED, true, is STOPPED",
    "STOP, STOPPED, true, is STOPPED",
    "RUN, RUNNING, true, is RUNNING",
    "RUN, STOPPED, false, is STOPPED"
  })
  void aHostThatSaysSo(HostWish wish, HostState state, boolean isAsWanted, String how) {
    ends(wish, new HostRecord(beat(Instant.EPOCH, state), wish, Duration.ZERO), isAsWanted, how);
  }

  @ParameterizedTest
  @CsvSource({"DRAIN, false", "RUN, false", "STOP, true"})
  void aHostThatFellSilent(HostWish wish, boolean isAsWanted) {
    HostRecord silent =
        new HostRecord(
            beat(Instant.EPOCH, HostState.RUNNING), wish, Hosts.LIVE.plus(Duration.ofSeconds(1)));
    ends(wish, silent, isAsWanted, "gave no sign of life for 15 s");
  }

  @ParameterizedTest
  @CsvSource({
    "DRAIN, false, 'was started anew, and takes tasks'",
    "STOP, true, 'was started anew, and takes tasks'",
    "RUN, true, is RUNNING"
  })
  void aHostThatAnotherProcessReplaced(HostWish wish, boolean isAsWanted, String how) {
    HostBeat anew = beat(Instant.EPOCH.plusSeconds(60), HostState.RUNNING);
    ends(wish, new HostRecord(anew, HostWish.RUN, Duration.ZERO), isAsWanted, how);
  }

  private void ends(HostWish wish, HostRecord now, boolean isAsWanted, String how) {
    HostRecord told =
        new HostRecord(beat(Instant.EPOCH, HostState.RUNNING), HostWish.RUN, Duration.ZERO);
    Console console =
        new Console(
            InputStream.nullInputStream(),
            System.out,
            new PrintStream(said, true, StandardCharsets.UTF_8),
            80,
            Console.Progress.PLAIN,
            Map.of());
    HostWait wait = new HostWait(new OneHost(now), wish, List.of(told), console.progressLine());
    try (Interruption interruption = Interruption.noted()) {
      if (isAsWanted) {
        assertThatCode(() -> wait.await(Duration.ofMinutes(1), interruption))
            .doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> wait.await(Duration.ofMinutes(1), interruption))
            .isInstanceOf(CommandRefused.class)
            .hasMessageContaining("host-1 " + how);
      }
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("host-1 " + how);
  }

  private static HostBeat beat(Instant started, HostState state) {
    return new HostBeat("host-1", "0.1.0", started, state, List.of(), List.of());
  }

  /** A ledger that knows of one host. */
  private record OneHost(HostRecord host) implements Hosts {
    @Override
    public HostWish beat(HostBeat beat) {
      return HostWish.RUN;
    }

    @Override
    public List<HostRecord> all() {
      return List.of(host);
    }

    @Override
    public boolean want(String name, HostWish wish) {
      return true;
    }

    @Override
    public void forgetSilent() {}
  }
}
