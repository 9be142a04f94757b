package dev.nightjar.generator.plan;

import dev.nightjar.generator.draw.Spread;
import java.util.Arrays;

/**
 * How many visits of each template start in each quarter of an hour, and so which visit has which
 * number: those with visitors first, in order of their quarter, then the others.
 */
final class Cells {
  private static final int TEMPLATES = Templates.ALL.size();
  private static final long SLOTS = 4;

  private final int named;
  private final int quarters;
  private final long[] starts;

  Cells(DayKey day, Mix mix) {
    quarters = day.day().quarters();
    named = (int) Templates.ALL.stream().filter(template -> !template.isAnonymous()).count();
    long[] counts = new long[TEMPLATES * quarters];
    Diurnal diurnal = new Diurnal(quarters);
    // The last quarter is cut short where a zone has changed its offset by minutes.
    int whole = Math.toIntExact((day.end() - day.start()) / DayKey.QUARTER_MILLIS);
    for (int i = 0; i < TEMPLATES; i++) {
      int last = whole - Templates.ALL.get(i).lastQuarter();
      long key = day.draws(SLOTS + i);
      Spread spread = Spread.drawn(mix.count(i), diurnal.before(last), key);
      for (int quarter = 0; mix.count(i) > 0 && quarter < last; quarter++) {
        counts[cell(i, quarter)] =
            spread.before(diurnal.before(quarter + 1)) - spread.before(diurnal.before(quarter));
      }
    }
    starts = new long[counts.length + 1];
    for (int cell = 0; cell < counts.length; cell++) {
      starts[cell + 1] = starts[cell] + counts[cell];
    }
  }

  int cells() {
    return starts.length - 1;
  }

  /** How many visits there are. */
  long visits() {
    return starts[starts.length - 1];
  }

  /** How many visits a cell has. */
  long count(int cell) {
    return starts[cell + 1] - starts[cell];
  }

  /** The number of a cell's first visit. */
  long first(int cell) {
    return starts[cell];
  }

  int template(int cell) {
    int namedCells = named * quarters;
    return cell < namedCells ? cell % named : named + (cell - namedCells) % (TEMPLATES - named);
  }

  int quarter(int cell) {
    int namedCells = named * quarters;
    return cell < namedCells ? cell / named : (cell - namedCells) / (TEMPLATES - named);
  }

  /** The cell that a visit is in. */
  int of(long visit) {
    int found = Arrays.binarySearch(starts, visit);
    int cell = found >= 0 ? found : -found - 2;
    while (count(cell) == 0) {
      cell++;
    }
    return cell;
  }

  private int cell(int template, int quarter) {
    return template < named
        ? quarter * named + template
        : named * quarters + quarter * (TEMPLATES - named) + template - named;
  }
}
