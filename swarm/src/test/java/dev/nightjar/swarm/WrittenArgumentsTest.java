package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.lane.Gate;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.local.LocalOptions;
import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Arguments are written for calls that are admitted, and for logs that keep them. */
final class WrittenArgumentsTest {
  private static final AtomicInteger WRITTEN = new AtomicInteger();
  private static final String UNWRITABLE = "unwritable";

  /** What is sent. */
  @JsonSerialize(using = CountingSerializer.class)
  public record Parcel(String content) {}

  /** Counts. */
  public static final class CountingSerializer extends StdSerializer<Parcel> {
    private static final long serialVersionUID = 1L;

    public CountingSerializer() {
      super(Parcel.class);
    }

    @Override
    public void serialize(Parcel parcel, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      WRITTEN.incrementAndGet();
      if (parcel.content().equals(UNWRITABLE)) {
        throw new IOException("it is unwritable");
      }
      json.writeStartObject();
      json.writeStringField("content", parcel.content());
      json.writeEndObject();
    }
  }

  /** What is called. */
  @dev.nightjar.swarm.contract.Swarm(name = "post")
  public interface Post {
    int weigh(Parcel parcel);
  }

  private final List<CallRecord> records = new ArrayList<>();

  @BeforeEach
  void forget() {
    WRITTEN.set(0);
  }

  private static Swarm open(CallLog log) {
    return Swarm.local(
        LocalOptions.defaults(),
        SwarmOptions.defaults()
            .withLane("realtime", LanePolicy.consistent(Duration.ofSeconds(30)))
            .withLog(log),
        SwarmService.of(Post.class, parcel -> parcel.content().length()));
  }

  private static void refuse(Swarm swarm) {
    Post post = swarm.stub(Post.class);
    Gate gate = swarm.lanes().gate("realtime");
    gate.admit("held", gate.limit());
    assertThatThrownBy(() -> post.weigh(new Parcel("one")))
        .isInstanceOf(ResourceNotAvailable.class);
    List<Parcel> many = Collections.nCopies(50, new Parcel("many"));
    assertThatThrownBy(() -> swarm.callAll(post::weigh, many))
        .isInstanceOf(ResourceNotAvailable.class);
  }

  @Test
  void nothingIsWrittenForWhatIsRefused() {
    try (Swarm swarm = open(CallLog.NONE)) {
      refuse(swarm);
    }
    assertThat(WRITTEN).hasValue(0);
  }

  @Test
  void aLogThatKeepsArgumentsGetsThoseOfRefusedCalls() {
    try (Swarm swarm = open(records::add)) {
      refuse(swarm);
    }
    assertThat(records)
        .extracting(CallRecord::arguments)
        .containsExactly(List.of("{\"content\":\"one\"}"), List.of("{\"content\":\"many\"}"));
  }

  @Test
  void aLogThatKeepsNoneDoesNotHaveThemWritten() {
    CallLog log =
        new CallLog() {
          @Override
          public void add(CallRecord record) {
            records.add(record);
          }

          @Override
          public boolean keepsArguments() {
            return false;
          }
        };
    try (Swarm swarm = open(log)) {
      refuse(swarm);
    }
    assertThat(records).hasSize(2).allMatch(record -> record.arguments().isEmpty());
    assertThat(WRITTEN).hasValue(0);
  }

  @Test
  void aCallWhoseArgumentsCannotBeWrittenHasFailedAndLeavesNothingPending() {
    try (Swarm swarm = open(CallLog.NONE)) {
      Post post = swarm.stub(Post.class);
      Parcel unwritable = new Parcel(UNWRITABLE);
      assertThatThrownBy(() -> post.weigh(unwritable))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Cannot write argument 1 of post.weigh");
      List<Parcel> parcels = List.of(new Parcel("light"), unwritable);
      assertThatThrownBy(() -> swarm.callAll(post::weigh, parcels))
          .isInstanceOf(IllegalArgumentException.class);
      Gate gate = swarm.lanes().gate("realtime");
      assertThat(gate.counts().count(CallStatus.FAILED)).isEqualTo(3);
      assertThat(gate.counts().count(CallStatus.PENDING)).isZero();
      assertThat(post.weigh(new Parcel("light"))).isEqualTo(5);
    }
  }

  @Test
  void aLogThatThrowsFailsNoCall() {
    CallLog broken =
        record -> {
          throw new IllegalStateException("the log is broken");
        };
    try (Swarm swarm = open(broken)) {
      refuse(swarm);
    }
  }
}
