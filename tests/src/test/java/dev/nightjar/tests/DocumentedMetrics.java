package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The metrics that docs/operations.md names. Those of calls, of their stages and of their log are
 * left out of the first three, which only a host has that offers something to the swarm.
 *
 * @param ofWorkerHosts in the table of worker hosts
 * @param ofIngest in the table of programs that ingest
 * @param everywhere named anywhere in the document
 * @param ofCallStages those of the stages of calls
 */
record DocumentedMetrics(
    Set<String> ofWorkerHosts,
    Set<String> ofIngest,
    Set<String> everywhere,
    Set<String> ofCallStages) {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("nightjar.data")).resolve("../operations.md");
  private static final Pattern NAME = Pattern.compile("nightjar_[a-z_]*[a-z]");
  private static final String CALL_LOG = "nightjar_call_log_";
  private static final String CALL_STAGE = "nightjar_call_stage_";
  private static final String SWARM = "nightjar_swarm_";
  private static final String OF_WORKER_HOSTS = "\n| metric | labels |";
  private static final String OF_INGEST = "\n| only in a program that ingests | labels |";

  static DocumentedMetrics read() throws IOException {
    String text = Files.readString(DOCUMENT).replace("nightjar_hbase_*", "");
    return new DocumentedMetrics(
        names(table(text, OF_WORKER_HOSTS)),
        names(table(text, OF_INGEST)),
        names(text),
        ofCallStages(text));
  }

  private static String table(String text, String head) {
    int start = text.indexOf(head);
    assertThat(start).as(head).isNotNegative();
    return text.substring(start, text.indexOf("\n\n", start + 1));
  }

  private static Set<String> names(String text) {
    Set<String> names = all(text);
    names.removeIf(
        name -> name.startsWith(CALL_LOG) || name.startsWith(CALL_STAGE) || name.startsWith(SWARM));
    return names;
  }

  private static Set<String> ofCallStages(String text) {
    Set<String> names = all(text);
    names.removeIf(name -> !name.startsWith(CALL_STAGE));
    return names;
  }

  private static Set<String> all(String text) {
    Set<String> names = new TreeSet<>();
    for (MatchResult name : NAME.matcher(text).results().toList()) {
      names.add(name.group().replaceFirst("_(bucket|count|sum|max)$", ""));
    }
    return names;
  }
}
