package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an erased merchant's records in quarantine nothing is read, and they can be deleted. */
@OnStack
final class ErasedQuarantineTest {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String BAD =
      "{\"merchant\":\"%s\",\"eventId\":\"b-1\",\"type\":\"view\",\"at\":\"2026-03-10T12:00:00Z\",\"quantity\":\"3\"}\n";

  private static Shell.Said typed(Shell shell, int exit, String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isEqualTo(exit);
    return said;
  }

  @Test
  void recordsOfAnErasedMerchantAreLeftOutRefusedAndDropped(TestStack stack, @TempDir Path folder)
      throws IOException {
    try (Site site = Site.on(stack)) {
      Shell shell =
          Shell.with(
              "--config",
              Files.write(folder.resolve("nightjar.properties"), site.configuration()).toString());
      site.register("apple", "UTC");
      site.register("pear", "UTC");
      Path lines =
          Files.writeString(
              folder.resolve("e.ndjson"), BAD.formatted("apple") + BAD.formatted("pear"));
      typed(shell, 1, "ingest", lines.toString());
      Matcher id = ID.matcher(typed(shell, 0, "quarantine", "list", "--merchant", "pear").out());
      assertThat(id.find()).isTrue();
      typed(shell, 0, "merchants", "set", "pear", "--state", "ERASED");

      Shell.Said listed = typed(shell, 0, "quarantine", "list", "--documents", "-o", "csv");
      assertThat(listed.out()).contains("apple").doesNotContain("pear");
      assertThat(listed.err()).contains("Left out: 1 record of erased merchants");
      String words = "Merchant pear is ERASED";
      assertThat(typed(shell, 1, "quarantine", "list", "--merchant", "pear").err()).contains(words);
      assertThat(typed(shell, 1, "quarantine", "show", id.group(), "--raw").err()).contains(words);
      Path export = folder.resolve("export");
      assertThat(typed(shell, 0, "quarantine", "export", "--dir", export.toString()).all())
          .contains("1 record to", "Left out: 1 record of erased merchants");
      assertThat(Files.readString(export.resolve("documents.ndjson"))).doesNotContain("pear");
      Path undo = folder.resolve("undo");
      assertThat(
              typed(shell, 1, "quarantine", "drop", "--all", "--yes", "--export", undo.toString())
                  .err())
          .contains("Cannot export the records of merchant pear");

      assertThat(typed(shell, 0, "quarantine", "drop", "--merchant", "pear", "--yes").out())
          .contains("Dropped 1 record");
      assertThat(typed(shell, 0, "quarantine", "list").all())
          .contains("apple")
          .doesNotContain("Left out");
    }
  }
}
