package dev.nightjar.starter.output;

import java.io.PrintStream;

/** How a sheet is printed. */
public enum Format {
  TABLE {
    @Override
    public void print(Sheet sheet, PrintStream out, int width) {
      TableText.lines(sheet, width).forEach(out::println);
    }
  },
  JSON {
    @Override
    public void print(Sheet sheet, PrintStream out, int width) {
      out.println(JsonText.of(sheet));
    }
  },
  CSV {
    @Override
    public void print(Sheet sheet, PrintStream out, int width) {
      CsvText.lines(sheet).forEach(line -> out.print(line + "\n"));
    }
  };

  /**
   * Prints a sheet.
   *
   * @param width the columns of the terminal; only tables look at it
   */
  public abstract void print(Sheet sheet, PrintStream out, int width);
}
