package dev.nightjar.swarm.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nightjar.swarm.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a group's workflow goes by, also when it was started by an older build. */
final class GroupRequestTest {
  private static final int WINDOW = 10;

  private final ObjectMapper mapper = Json.mapper();

  private static GroupRequest request(int bundleMillis) {
    return new GroupRequest(
        "prices",
        "price",
        List.of(new GroupItem(List.of("1"), null)),
        new TreeMap<>(),
        new CallLimits(1_000, 0, 3, 100, 3),
        WINDOW,
        0,
        0,
        1,
        bundleMillis);
  }

  @Test
  void aBundleTakesOnePlaceOfTheWindowHoweverManyCallsItHas() {
    GroupRequest request = request(500);

    assertThat(request.bundleTime()).isEqualTo(Duration.ofMillis(500));
    assertThat(request.shareOfWindow(25)).isEqualTo(1);
    assertThat(request.within(2, 25)).isEqualTo(25);
  }

  /** Its history has the bundles of that build, and a replay must come to the same. */
  @Test
  void aGroupOfAnOlderBuildGoesOnAsItBegan() throws JsonProcessingException {
    ObjectNode json = mapper.valueToTree(request(500));
    json.remove("bundleMillis");
    GroupRequest before = mapper.treeToValue(json, GroupRequest.class);

    assertThat(before.bundleTime()).isEqualTo(Duration.ofMillis(200));
    assertThat(before.shareOfWindow(25)).isEqualTo(25);
    assertThat(before.within(2, 25)).isEqualTo(2);
  }
}
