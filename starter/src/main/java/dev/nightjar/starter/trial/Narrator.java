package dev.nightjar.starter.trial;

import java.util.List;

/** Tells what is going on while something is tried. */
public interface Narrator {
  /** A step begins. */
  void begin(Step step);

  /** What a step came to. */
  void tell(List<String> lines);

  /** The steps. */
  enum Step {
    STACK,
    MERCHANTS,
    INGEST,
    NIGHTS,
    SUMMARIES
  }
}
