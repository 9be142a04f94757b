package dev.nightjar.starter.bench;

import java.io.PrintStream;

/** A benchmark's report in both forms, with the same figures. */
public interface ReportText {
  /** Everything as one JSON document. */
  String json();

  /** Everything for a person, on so many columns. */
  void print(PrintStream out, int width);
}
