package dev.nightjar.tests.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nightjar.worker.build.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What a seed planned and what happened, as a JSON file that is whole at any time. Thread-safe. */
final class SeedRecord {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode struck = JSON.createArrayNode();
  private final ArrayNode notStruck = JSON.createArrayNode();
  private final ArrayNode nights = JSON.createArrayNode();

  SeedRecord(Path folder, FaultSequence sequence) throws IOException {
    this(folder, "", sequence);
  }

  /** Of one scenario of several that a seed has. */
  SeedRecord(Path folder, String scenario, FaultSequence sequence) throws IOException {
    String name = (scenario.isEmpty() ? "" : scenario + "-") + "seed-" + sequence.seed();
    this.file = Files.createDirectories(folder).resolve(name + ".json");
    if (!scenario.isEmpty()) {
      root.put("scenario", scenario);
    }
    root.put("seed", sequence.seed());
    root.put("build", Build.current().toString());
    root.put("started", Instant.now().toString());
    root.put("state", "RUNNING");
    ArrayNode planned = root.putArray("planned");
    for (Strike strike : sequence.strikes()) {
      planned
          .addObject()
          .put("night", strike.night())
          .put("afterChunks", strike.afterChunks())
          .put("faults", strike.words());
    }
    root.set("struck", struck);
    root.set("notStruck", notStruck);
    root.set("nights", nights);
    write();
  }

  synchronized void struck(Struck fault) throws IOException {
    struck
        .addObject()
        .put("kind", fault.fault().kind())
        .put("where", fault.fault().where())
        .put("lastedMillis", fault.fault().lasts().toMillis())
        .put("night", fault.night())
        .put("chunksDone", fault.chunks())
        .put("hbaseMillis", fault.hbase().toMillis())
        .put("resumedMillis", fault.resumed().toMillis())
        .put("note", fault.note());
    write();
  }

  /** A fault that this machine cannot make. */
  synchronized void notStruck(Fault fault, String why) throws IOException {
    notStruck.addObject().put("kind", fault.kind()).put("where", fault.where()).put("why", why);
    write();
  }

  synchronized void night(String run, int chunks, int repeated, Duration took) throws IOException {
    nights
        .addObject()
        .put("run", run)
        .put("chunks", chunks)
        .put("repeatedExecutions", repeated)
        .put("tookMillis", took.toMillis());
    write();
  }

  synchronized void readers(long whole, long unavailable) throws IOException {
    root.put("wholeReads", whole);
    root.put("unavailableReads", unavailable);
    write();
  }

  /** A run in which hardly anything struck shows nothing. */
  synchronized void requireStruck(int least) {
    if (struck.size() < least) {
      throw new AssertionError(
          "Only %d faults struck, at least %d have to; not struck: %s"
              .formatted(struck.size(), least, notStruck));
    }
  }

  synchronized void passed() throws IOException {
    root.put("state", "PASSED");
    root.put("ended", Instant.now().toString());
    write();
  }

  synchronized void failed(Throwable failure) throws IOException {
    root.put("state", "FAILED");
    root.put("ended", Instant.now().toString());
    root.put("failure", failure.toString());
    write();
  }

  private void write() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, JSON.writeValueAsString(root) + "\n");
    Files.move(
        fresh,
        file,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
