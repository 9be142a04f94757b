package dev.nightjar.starter.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.host.HostBeat;
import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.LaneDemand;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.core.host.StageLoad;
import dev.nightjar.starter.console.Glyphs;
import dev.nightjar.starter.console.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

final class LoadViewTest {
  private static final LoadView VIEW =
      new LoadView(
          List.of(
              new HostRecord(
                  new HostBeat(
                      "host-1",
                      "0.1.0",
                      Instant.EPOCH,
                      HostState.RUNNING,
                      List.of(
                          new LaneLoad("process", "q-process", 4, 3),
                          new LaneLoad("publish", "q-publish", 4, 0)),
                      List.of(
                          new StageLoad("process", "scan", 0.5, 0, 1.5, 0, 1000),
                          new StageLoad("process", "fold", 1.96, 0.04, 0, 3, 0),
                          new StageLoad("batch", "receive", 0, 2, 0, 0, 0),
                          new StageLoad("batch", "execute", 0, 0, 0, 0, 0),
                          new StageLoad("realtime", "receive", 0.25, 0.75, 0, 0, 0),
                          new StageLoad("realtime", "execute", 3, 0, 0, 0, 0))),
                  HostWish.RUN,
                  Duration.ZERO)),
          List.of(
              new LaneDemand("process", 1, 4, 3, OptionalLong.of(31), 0, 1.5),
              new LaneDemand("publish", 1, 4, 0, OptionalLong.empty(), 0, 0)));

  private static List<String> lines(int columns, int rows) {
    return VIEW.lines(new Room(columns, rows, Glyphs.ASCII)).stream()
        .map(AttributedString::toString)
        .toList();
  }

  @Test
  void barsAreSlotsInUse() {
    assertThat(lines(100, 20))
        .containsExactly(
            "1 worker host, 3 of 8 slots in use",
            "lane process            ###############.....  75%  3/4  31 waiting  1.5 taken a second  1 host",
            "lane publish            ....................   0%  0/4  1 host",
            "host-1                  ########............  37%  RUNNING  process 3/4",
            "stage scan              #####...............  25%  0.50 busy  1.50 held",
            "stage fold              ###################.  98%  1.96 busy  0.04 starved  3 queued",
            "stage realtime receive  #####...............  25%  0.25 busy  0.75 starved",
            "stage realtime execute  #################### 100%  3.00 busy");
  }

  @Test
  void aSmallScreenGetsAsMuchAsItHasRoomFor() {
    assertThat(lines(30, 2)).hasSize(2).allMatch(line -> line.length() <= 30);
  }

  @Test
  void whereNothingIsRedrawnItIsOneLine() {
    assertThat(VIEW.plain())
        .isEqualTo("1 worker host, 3 of 8 slots in use: process 3/4 (31 waiting), publish 0/4");
  }

  @Test
  void nobodyIsSaidInWords() {
    assertThat(new LoadView(List.of(), List.of()).plain()).contains("nightjar worker");
  }
}
