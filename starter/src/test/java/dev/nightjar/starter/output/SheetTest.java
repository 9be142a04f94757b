package dev.nightjar.starter.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static final Sheet SHEET =
      Sheet.of(Column.text("merchant"), Column.count("orders"), Column.decimal("gross"))
          .row("acme, \"inc\"", 12, "1.50")
          .row("b", 3, null)
          .build();

  @Test
  void aTableHasTextsToTheLeftAndNumbersToTheRight() {
    assertThat(print(Format.TABLE, SHEET, 80))
        .isEqualTo(
            """
            merchant     orders  gross
            acme, "inc"      12   1.50
            b                 3
            """);
  }

  @Test
  void aTableNamesTheColumnsThatDoNotFit() {
    assertThat(print(Format.TABLE, SHEET, 20))
        .isEqualTo(
            """
            merchant     orders
            acme, "inc"      12
            b                 3
            (too wide to show: gross)
            """);
  }

  @Test
  void aTextThatDoesNotFitIsCutWhereThereIsRoomForSomeOfIt() {
    Sheet sheet =
        Sheet.of(Column.text("merchant"), Column.text("reason"))
            .row("acme", "its sums do not hold at all")
            .build();
    assertThat(print(Format.TABLE, sheet, 28))
        .isEqualTo("merchant  reason\nacme      its sums do not h\u2026\n");
  }

  @Test
  void aTableShowsNoCharacterThatMovesTheCursor() {
    Sheet sheet = Sheet.of(Column.text("value")).row("a\u001b[2Jb\nc").build();
    assertThat(print(Format.TABLE, sheet, 80)).isEqualTo("value\na\u00b7[2Jb\u00b7c\n");
  }

  @Test
  void jsonHasCountsAsNumbersAndDecimalsAsExactTexts() {
    assertThat(print(Format.JSON, SHEET, 80).replaceAll("\\s+", ""))
        .isEqualTo(
            "[{\"merchant\":\"acme,\\\"inc\\\"\",\"orders\":12,\"gross\":\"1.50\"},"
                + "{\"merchant\":\"b\",\"orders\":3,\"gross\":null}]");
  }

  @Test
  void csvIsQuotedWhereItMustBe() {
    assertThat(print(Format.CSV, SHEET, 20))
        .isEqualTo("merchant,orders,gross\n\"acme, \"\"inc\"\"\",12,1.50\nb,3,\n");
  }

  @Test
  void anExcerptCountsTheRowsBetween() {
    Sheet.Builder sheet = Sheet.of(Column.text("n"));
    for (int i = 0; i < 10; i++) {
      sheet.row(i);
    }
    assertThat(print(Format.TABLE, Excerpt.of(sheet.build(), 2, 1), 80))
        .isEqualTo("n\n0\n1\n... 7 more\n9\n");
    assertThat(Excerpt.of(sheet.build(), 6, 3)).isEqualTo(sheet.build());
  }

  @Test
  void factsAreTheSameInTextAndJson() {
    Facts facts = new Facts().add("run", "a/b").count("rows_read", 7).add("finished", null);
    assertThat(facts.lines()).containsExactly("run        a/b", "rows read  7", "finished   -");
    assertThat(facts.json().replaceAll("\\s+", ""))
        .isEqualTo("{\"run\":\"a/b\",\"rows_read\":7,\"finished\":null}");
  }

  @Test
  void aRowNeedsACellForEveryColumn() {
    assertThatThrownBy(() -> Sheet.of(Column.text("a"), Column.text("b")).row("x").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 cells for 2 columns");
  }

  private static String print(Format format, Sheet sheet, int width) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.print(sheet, new PrintStream(bytes, true, StandardCharsets.UTF_8), width);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
