package dev.nightjar.tests.fuzz;

import java.util.SplittableRandom;

/** Texts with what breaks programs: NUL, escapes, other scripts, characters beyond 16 bits. */
final class Texts {
  private static final String[] PARTS = {
    "a",
    "b",
    "Z",
    "0",
    "9",
    " ",
    "|",
    "\\",
    "\"",
    "/",
    ",",
    "\n",
    "\t",
    "\0",
    "\0\0",
    "\u007f",
    "é",
    "\u00ff",
    "ß",
    "日",
    "\ufffd",
    "\ufeff",
    "\uffff",
    "😀",
    "\ud83d\ude00",
    "e-1",
    "sku"
  };

  private Texts() {}

  /** Up to so many parts; often none. */
  static String any(SplittableRandom random, int most) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  /** A text that is not empty and has no NUL. */
  static String name(SplittableRandom random) {
    return "m" + any(random, 6).replace("\0", "");
  }
}
