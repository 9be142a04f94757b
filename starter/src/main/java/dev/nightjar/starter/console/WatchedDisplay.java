package dev.nightjar.starter.console;

import org.jline.utils.Signals;

/** A screen that follows the size of its terminal while it is open. */
final class WatchedDisplay implements LiveDisplay {
  private static final String RESIZED = "WINCH";

  private final ScreenDisplay screen;
  private final Object before;

  WatchedDisplay(ScreenDisplay screen) {
    this.screen = screen;
    this.before = Signals.register(RESIZED, () -> ScreenSize.now().ifPresent(screen::resized));
  }

  @Override
  public void show(View view) {
    screen.show(view);
  }

  @Override
  public void line(String text) {
    screen.line(text);
  }

  @Override
  public void end() {
    Signals.unregister(RESIZED, before);
    screen.end();
  }
}
