package dev.nightjar.activities.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** Which of some names a misspelt one was meant to be. */
final class NearestName {
  /** More edits than this are another word. */
  private static final int MOST_EDITS = 3;

  /** One edit for so many characters, so that short words do not become just anything. */
  private static final int CHARACTERS_PER_EDIT = 3;

  /** Longer texts are no misspelt name. */
  private static final int LONGEST = 100;

  private NearestName() {}

  /** The first name, in order, with the fewest edits; upper and lower case are alike. */
  static Optional<String> of(String misspelt, SortedSet<String> names) {
    if (misspelt.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = misspelt.toLowerCase(Locale.ROOT);
    int fewest = Math.min(MOST_EDITS, Math.max(1, wanted.length() / CHARACTERS_PER_EDIT)) + 1;
    String nearest = null;
    for (String name : names) {
      int edits = edits(wanted, name.toLowerCase(Locale.ROOT));
      if (edits < fewest) {
        fewest = edits;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The Levenshtein distance: insertions, deletions and replacements of one character. */
  static int edits(String left, String right) {
    int[] before = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] now = new int[right.length() + 1];
      now[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = before[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[right.length()];
  }
}
