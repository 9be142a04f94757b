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

  /** Ended by SIGKILL, and started again. */
  record Killed(Target target, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "kill -9";
    }

    @Override
    public String where() {
      return target.toString();
    }
  }

  /** Ended by SIGTERM, and started again. */
  record Terminated(Target target, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "SIGTERM";
    }

    @Override
    public String where() {
      return target.toString();
    }
  }

  /** Stopped by SIGSTOP for longer than a heartbeat may take, and let go on by SIGCONT. */
  record Frozen(Target target, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "SIGSTOP, SIGCONT";
    }

    @Override
    public String where() {
      return target.toString();
    }
  }

  /** Everything stopped in good order, and started again. */
  record EverythingStopped(Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "full stop";
    }

    @Override
    public String where() {
      return "everything";
    }

    @Override
    public boolean isAlone() {
      return true;
    }
  }

  /** Everything ended by SIGKILL at once, and started again. */
  record EverythingKilled(Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "kill -9 at once";
    }

    @Override
    public String where() {
      return "everything";
    }

    @Override
    public boolean isAlone() {
      return true;
    }
  }

  /** The network to a server passes nothing, and answers nothing. */
  record BlackHole(Link link, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "network cut";
    }

    @Override
    public String where() {
      return "to " + link.words();
    }
  }

  /** The network to a server holds up every piece of data. */
  record Slowed(Link link, Duration each, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "network slow";
    }

    @Override
    public String where() {
      return "to " + link.words();
    }
  }

  /** Connections to a server are reset, again and again. */
  record Reset(Link link, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "network reset";
    }

    @Override
    public String where() {
      return "to " + link.words();
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
  record ClockOff(Target target, Duration off, Duration lasts) implements Fault {
    @Override
    public String kind() {
      return "clock off by %+d h".formatted(off.toHours());
    }

    @Override
    public String where() {
      return target.toString();
    }
  }
}
