package dev.nightjar.tests.crash;

import java.time.Duration;

/** What goes wrong, with what, and for how long. */
sealed interface Fault {
  /** What the table of faults calls it. */
  String kind();

  /** What it does it to. */
  String where();

  /** How long it lasts; what was ended is started again after it. */
  Duration lasts();

  /** Whether nothing else can go wrong at the same time. */
  default boolean isAlone() {
    return false;
  }

  /** For a person. */
  default String words() {
    return "%s, %s, %.1f s".formatted(kind(), where(), lasts().toMillis() / 1000.0);
  }

  /** One part is struck. */
  sealed interface OfAPart extends Fault {
    /** The part. */
    Target target();

    @Override
    default String where() {
      return target().toString();
    }
  }

  /** The network to one server is struck. */
  sealed interface OfTheNetwork extends Fault {
    /** The network. */
    Link link();

    @Override
    default String where() {
      return "to " + link().words();
    }
  }

  /** All parts are struck, and nothing else at the same time. */
  sealed interface OfEverything extends Fault {
    @Override
    default String where() {
      return "everything";
    }

    @Override
    default boolean isAlone() {
      return true;
    }
  }

  /** Ended by SIGKILL, and started again. */
  record Killed(Target target, Duration lasts) implements OfAPart {
    @Override
    public String kind() {
      return "kill -9";
    }
  }

  /** Ended by SIGTERM, and started again. */
  record Terminated(Target target, Duration lasts) implements OfAPart {
    @Override
    public String kind() {
      return "SIGTERM";
    }
  }

  /** Stopped by SIGSTOP for longer than a heartbeat may take, and let go on by SIGCONT. */
  record Frozen(Target target, Duration lasts) implements OfAPart {
    @Override
    public String kind() {
      return "SIGSTOP, SIGCONT";
    }
  }

  /** Everything stopped in good order, and started again. */
  record EverythingStopped(Duration lasts) implements OfEverything {
    @Override
    public String kind() {
      return "full stop";
    }
  }

  /** Everything ended by SIGKILL at once, and started again. */
  record EverythingKilled(Duration lasts) implements OfEverything {
    @Override
    public String kind() {
      return "kill -9 at once";
    }
  }

  /** The network to a server passes nothing, and answers nothing. */
  record BlackHole(Link link, Duration lasts) implements OfTheNetwork {
    @Override
    public String kind() {
      return "network cut";
    }
  }

  /** The network to a server holds up every piece of data. */
  record Slowed(Link link, Duration each, Duration lasts) implements OfTheNetwork {
    @Override
    public String kind() {
      return "network slow";
    }
  }

  /** Connections to a server are reset, again and again. */
  record Reset(Link link, Duration lasts) implements OfTheNetwork {
    @Override
    public String kind() {
      return "network reset";
    }
  }

  /** A store's disk is full. */
  record DiskFull(Store store, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "disk full";
    }

    @Override
    public String where() {
      return store.words();
    }
  }

  /** A worker host is started with a wrong clock, works with it, and is started again. */
  record ClockOff(Target target, Duration off, Duration lasts) implements OfAPart {
    @Override
    public String kind() {
      return "clock off by %+d h".formatted(off.toHours());
    }
  }
}
