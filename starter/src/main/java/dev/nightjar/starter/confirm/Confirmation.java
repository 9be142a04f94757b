package dev.nightjar.starter.confirm;

import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks before something is done that can't be undone. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Asks, and takes anything but y or yes for a no.
   *
   * @param undone what is said after a no, as in "Nothing was dropped"
   * @throws CommandRefused when the answer is no, or nobody can be asked
   */
  public static void ask(Console console, String question, String undone) throws IOException {
    if (console.keyboard() == Console.Keyboard.NOBODY) {
      throw new CommandRefused(
          undone + ": there is no terminal to ask at. Say it beforehand with --yes");
    }
    console.err().print(question);
    console.err().flush();
    String answer =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
    String said = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
    if (!said.equals("y") && !said.equals("yes")) {
      throw new CommandRefused(undone);
    }
  }
}
