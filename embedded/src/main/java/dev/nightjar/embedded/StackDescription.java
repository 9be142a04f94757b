package dev.nightjar.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The embedded stack in words, for a program that shows them to its user. */
final class StackDescription {
  private StackDescription() {}

  static List<String> of(Set<Part> parts, DataFolder folder) {
    List<String> lines = new ArrayList<>();
    lines.add("An embedded stack for a first look, demos and tests, on 127.0.0.1 alone.");
    for (Part part : parts) {
      lines.add(
          switch (part) {
            case TEMPORAL -> "Temporal's test service, in this process, in real time.";
            case HBASE -> "HBase in this process: ZooKeeper, one master, one region server.";
            case MYSQL -> "MariaDB, a child process that speaks MySQL's protocol.";
          });
    }
    lines.add(
        folder.isTemporary()
            ? "Its data is temporary and goes when it is closed."
            : "The data of HBase and MariaDB stays in " + folder.path() + ".");
    return List.copyOf(lines);
  }

  static List<String> lacks(Set<Part> parts) {
    List<String> lines = new ArrayList<>();
    for (Part part : parts) {
      lines.addAll(
          switch (part) {
            case TEMPORAL ->
                List.of(
                    "Temporal has no web UI and no schedules here.",
                    "Temporal cannot list, count, reset or delete executions here.",
                    "Temporal's state is lost when the process ends; runs must be started again.");
            case HBASE -> List.of("HBase has no replicas: one disk, one region server.");
            case MYSQL ->
                List.of("MariaDB stands in for MySQL; a power failure may lose the last second.");
          });
    }
    lines.add("There is no encryption and no access control on Temporal and HBase.");
    lines.add("Do not use it in production.");
    return List.copyOf(lines);
  }
}
