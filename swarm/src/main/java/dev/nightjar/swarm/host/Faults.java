package dev.nightjar.swarm.host;

import dev.nightjar.swarm.message.CallFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** What a method threw, as it travels. */
final class Faults {
  private static final int LONGEST_STACK = 8_000;
  private static final int LONGEST_MESSAGE = 2_000;

  private Faults() {}

  static CallFault of(Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack, true));
    return new CallFault(
        thrown.getClass().getName(),
        cut(thrown.getMessage(), LONGEST_MESSAGE),
        String.valueOf(cut(stack.toString(), LONGEST_STACK)));
  }

  private static @Nullable String cut(@Nullable String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
