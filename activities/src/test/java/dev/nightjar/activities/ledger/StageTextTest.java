package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.host.StageLoad;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StageTextTest {
  @Test
  void whatAHostOfBeforeSaidIsOfItsChunks() {
    assertThat(StageText.read("[[\"scan\",125,0,1500,2,1000]]"))
        .containsExactly(new StageLoad(StageLoad.CHUNKS, "scan", 0.125, 0, 1.5, 2, 1000));
  }

  @Test
  void whatIsNewComesBehindWhatAReaderOfBeforeKnows() {
    assertThat(StageText.of(List.of(new StageLoad("batch", "execute", 1.5, 0, 0, 0, 0))))
        .isEqualTo("[[\"execute\",1500,0,0,0,0,\"batch\"]]");
  }
}
