package dev.nightjar.starter.console;

import java.util.List;
import org.jline.utils.AttributedString;

/**
 * How far something has come, at one moment. Immutable, because it is drawn again when the terminal
 * changes its size.
 */
public interface View {
  /** At most as many lines as there is room for, none wider than it. */
  List<AttributedString> lines(Room room);

  /** The same facts in one line, for where nothing can be redrawn. */
  String plain();
}
