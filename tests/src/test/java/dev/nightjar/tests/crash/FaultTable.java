package dev.nightjar.tests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints the table of docs/reliability.md from the records of seeds: {@code java ... FaultTable
 * FOLDER}.
 */
public final class FaultTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What came of one fault.
   *
   * @param hbase milliseconds of HBase's own recovery
   * @param resumed milliseconds from then to the night's going on
   * @param different whether anything did not hold in its seed
   */
  private record Times(long hbase, long resumed, boolean different) {}

  private final Map<String, List<Times>> struck = new TreeMap<>();
  private final Map<String, Integer> notStruck = new TreeMap<>();
  private int seeds;
  private int failed;
  private int faults;
  private int nights;
  private int chunks;
  private int repeated;
  private long reads;
  private long unavailable;

  private FaultTable() {}

  /** Prints the table of a folder of records. */
  public static void main(String[] folders) throws IOException {
    FaultTable table = new FaultTable();
    for (String folder : folders) {
      table.addAll(Path.of(folder));
    }
    table.print();
  }

  private void addAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        add(JSON.readTree(file.toFile()));
      }
    }
  }

  private void add(JsonNode record) {
    seeds++;
    boolean passed = record.path("state").asText().equals("PASSED");
    failed += passed ? 0 : 1;
    for (JsonNode fault : record.path("struck")) {
      faults++;
      struck
          .computeIfAbsent(name(fault), name -> new ArrayList<>())
          .add(
              new Times(
                  fault.path("hbaseMillis").asLong(),
                  fault.path("resumedMillis").asLong(),
                  !passed));
    }
    for (JsonNode fault : record.path("notStruck")) {
      notStruck.merge(name(fault) + ": " + fault.path("why").asText(), 1, Integer::sum);
    }
    for (JsonNode night : record.path("nights")) {
      nights++;
      chunks += night.path("chunks").asInt();
      repeated += night.path("repeatedExecutions").asInt();
    }
    reads += record.path("wholeReads").asLong();
    unavailable += record.path("unavailableReads").asLong();
  }

  private static String name(JsonNode fault) {
    String where = fault.path("where").asText().replaceAll(" \\d$", "");
    return fault.path("kind").asText() + " | " + where;
  }

  private void print() {
    System.out.printf(
        "%d seeds, %d failed; %d faults; %d nights of %d chunks, %d executions repeated;"
            + " %d whole reads, %d reads that HBase did not answer%n%n",
        seeds, failed, faults, nights, chunks, repeated, reads, unavailable);
    System.out.println(
        "| fault | of | times struck | HBase whole after | night on after | differences |");
    System.out.println("| --- | --- | ---: | ---: | ---: | ---: |");
    struck.forEach(
        (name, times) ->
            System.out.printf(
                "| %s | %d | %s | %s | %d |%n",
                name,
                times.size(),
                times(times.stream().map(Times::hbase).toList()),
                times(times.stream().map(Times::resumed).toList()),
                times.stream().filter(Times::different).count()));
    notStruck.forEach((name, times) -> System.out.printf("not struck, %d: %s%n", times, name));
  }

  private static String times(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return "%.1f / %.1f s"
        .formatted(sorted.get(sorted.size() / 2) / 1000.0, sorted.get(sorted.size() - 1) / 1000.0);
  }
}
