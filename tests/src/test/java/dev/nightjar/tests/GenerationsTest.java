package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does about a published day that is wrong, on the command line. */
@OnStack
final class GenerationsTest {
  private static final String DAY = "2026-03-10";
  private static final LocalDate DATE = LocalDate.parse(DAY);
  private static final JobName JOB = new JobName("merchant-analytics");

  private Path folder;
  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path empty) throws IOException {
    folder = empty;
    site = Site.on(stack);
    Path config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    shell = Shell.with("--config", config.toString());
    for (String merchant : List.of("apple", "pear")) {
      site.register(merchant, "UTC");
      site.ingest(Events.of(merchant, 30, Instant.parse(DAY + "T10:00:00Z")));
    }
    done("run", "merchant-analytics", DAY);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String done(String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.all();
  }

  private void refused(String words, String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isNotZero();
    assertThat(said.err()).contains(words).doesNotContain("\tat ", "Exception");
  }

  private String generation() throws IOException {
    return site.pointer(JOB, "apple", DATE).generation().toString();
  }

  @Test
  void aDayIsRolledBackAndItsDigestIsThatOfTheOlderGeneration() throws IOException {
    String first = generation();
    Digest digest = site.pointer(JOB, "apple", DATE).digest();
    site.ingest(Events.of("apple", 60, Instant.parse(DAY + "T10:00:00Z")));
    done("run", "merchant-analytics", DAY, "--force");
    String second = generation();
    assertThat(site.pointer(JOB, "apple", DATE).digest()).isNotEqualTo(digest);
    assertThat(done("summary", "generations", "apple", DAY))
        .containsSubsequence(second, "PUBLISHED", "run merchant-analytics/", first, "SUPERSEDED");

    assertThat(done("summary", "rollback", "apple", DAY, "--to", first, "--dry-run"))
        .contains("dry run", "now    generation " + second, "again  generation " + first);
    refused("no terminal to ask at", "summary", "rollback", "apple", DAY, "--to", first);
    refused("not a generation", "summary", "rollback", "apple", DAY, "--to", "first");
    refused("there is none", "summary", "rollback", "apple", DAY, "--to", "17");
    assertThat(generation()).isEqualTo(second);

    assertThat(done("summary", "rollback", "apple", DAY, "--to", first, "--yes"))
        .contains("copy of " + first, "with --force");
    assertThat(site.pointer(JOB, "apple", DATE).digest()).isEqualTo(digest);
    assertThat(done("summary", "rollback", "apple", DAY, "--to", first, "--yes", "-o", "json"))
        .contains(
            "\"generation\" : \"" + generation() + "\"",
            "\"copy_of\" : \"" + first + "\"",
            "\"digest\" : \"" + digest + "\"");
    assertThat(done("summary", "show", "apple", DAY)).contains(generation(), "copy of " + first);
    assertThat(done("summary", "generations", "apple", DAY, "-o", "json"))
        .contains("\"copy_of\" : \"" + first + "\"", "\"state\" : \"SUPERSEDED\"");
    assertThat(done("run", "merchant-analytics", DAY)).contains("already published");
    site.awaitSettled();
    done("run", "merchant-analytics", DAY, "--force");
    assertThat(site.pointer(JOB, "apple", DATE).origin()).isEqualTo(Origin.COMPUTED);
  }

  @Test
  void aWithdrawnDayTellsReadersItsReasonInsteadOfData() throws IOException {
    String first = generation();
    assertThat(done("summary", "withdraw", "apple", DAY, "--reason", "wrong prices", "--dry-run"))
        .contains("dry run", "withdrawn wrong prices");
    refused("no terminal", "summary", "withdraw", "apple", DAY, "--reason", "wrong prices");
    refused("one line", "summary", "withdraw", "apple", DAY, "--reason", "a\nb", "--yes");
    assertThat(generation()).isEqualTo(first);

    assertThat(done("summary", "withdraw", "apple", DAY, "--reason", "wrong prices", "--yes"))
        .contains("withdrawn: wrong prices");
    refused("wrong prices", "summary", "show", "apple", DAY);
    refused("wrong prices", "summary", "show", "apple", DAY, "-o", "json");
    Path export = folder.resolve("export");
    assertThat(done("summary", "export", "--dir", export.toString()))
        .contains(
            "1 published day of 2 merchants",
            "Left out: apple of 2026-03-10, withdrawn: wrong prices");
    assertThat(Files.readAllLines(export.resolve("daily.csv"))).hasSize(2);
    assertThat(done("summary", "generations", "apple", DAY))
        .contains("WITHDRAWN", "withdrawn: wrong prices");
    assertThat(done("run", "merchant-analytics", DAY)).contains("already published");
    done("summary", "rollback", "apple", DAY, "--to", first, "--yes");
    assertThat(done("summary", "show", "apple", DAY)).contains("copy of " + first);
  }

  @Test
  void daysOfAnOlderJobVersionAreListedPageByPageWithTheCommandsThatRenewThem() throws IOException {
    site.ingest(Events.of("pear", 5, Instant.parse("2026-03-11T10:00:00Z")));
    done("run", "held-count", DAY);
    done("run", "held-count", "2026-03-11");
    assertThat(done("summary", "stale", "--job", "held-count"))
        .contains("Nothing here is older than version 1");
    HeldCount.become(2);
    try {
      assertThat(done("summary", "stale", "--job", "held-count", "-o", "csv"))
          .contains(
              "apple,2026-03-10,1,2,",
              "pear,2026-03-10,1,2,",
              "pear,2026-03-11,1,2,",
              "nightjar run held-count 2026-03-11 --force --merchants pear");
      String page = done("summary", "stale", "--job", "held-count", "--limit", "2");
      assertThat(page)
          .contains("run held-count 2026-03-10 --force --merchants apple,pear")
          .contains("--after pear/2026-03-10")
          .doesNotContain("2026-03-11");
      assertThat(done("summary", "stale", "--job", "held-count", "--after", "pear/2026-03-10"))
          .contains("2026-03-11")
          .doesNotContain("2026-03-10", "There are more");
      assertThat(done("summary", "stale", "--job", "held-count", "--from", "2026-03-11"))
          .doesNotContain("apple");
      done("merchants", "set", "apple", "--state", "ERASED");
      site.awaitSettled();
      done("run", "held-count", DAY, "--force", "--merchants", "pear");
      assertThat(done("summary", "stale", "--job", "held-count", "-o", "csv"))
          .contains("pear,2026-03-11,1,2,")
          .doesNotContain("2026-03-10");
      done(
          "summary",
          "withdraw",
          "pear",
          "2026-03-11",
          "--job",
          "held-count",
          "--reason",
          "x",
          "--yes");
      assertThat(done("summary", "stale", "--job", "held-count"))
          .contains("Nothing here is older than version 2");
    } finally {
      HeldCount.become(1);
    }
    refused("as in acme/2026-11-22", "summary", "stale", "--after", "pear");
  }
}
