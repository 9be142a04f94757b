package dev.nightjar.generator.plan;

import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.draw.Zipf;
import dev.nightjar.generator.shop.Shop;
import java.util.List;
import java.util.Optional;

/** Plans any merchant's day alone. Thread-safe. */
public final class Planner {
  private static final long MIX = 5;

  private final List<Shop> shops;
  private final Calendar calendar;
  private final Volumes volumes;
  private final Zipf popularity;

  /**
   * A planner.
   *
   * @param shops the merchants, in order of their indexes from 0
   * @param calendar the days
   * @param events how many events all of them have together
   */
  public Planner(List<Shop> shops, Calendar calendar, long events) {
    this.shops = List.copyOf(shops);
    this.calendar = calendar;
    volumes = new Volumes(this.shops, calendar, events);
    popularity = Zipf.of(shops.stream().mapToInt(Shop::products).max().orElse(0), 21, 20);
  }

  /** How many merchants there are. */
  public int shops() {
    return shops.size();
  }

  /** How many events a merchant's day has. */
  public long events(int shop, int day) {
    return volumes.of(shop, day).events();
  }

  /** The plan of a merchant's day; empty when nothing happens or there is no such day. */
  public Optional<DayPlan> plan(int shop, int day) {
    Volume volume = volumes.of(shop, day);
    return volume.events() == 0 ? Optional.empty() : key(shop, day).map(key -> plan(key, volume));
  }

  private DayPlan plan(DayKey key, Volume volume) {
    Mix mix = mix(key, volume);
    Visitors visitors = new Visitors(key, mix.visitors(), earlier(key, 1), earlier(key, 7));
    Cells cells = new Cells(key, mix);
    int before = key.index() - 1;
    Plants plants =
        new Plants(
            key,
            volume,
            volumes.of(key.shop().index(), before).hasMoments()
                ? key(key.shop().index(), before)
                : Optional.empty());
    return new DayPlan(
        key, cells, visitors, popularity, plants.planted(cells.visits(), mix.units()));
  }

  private Optional<Visitors.Earlier> earlier(DayKey day, int days) {
    int shop = day.shop().index();
    int earlier = day.index() - days;
    Volume volume = volumes.of(shop, earlier);
    return volume.events() == 0
        ? Optional.empty()
        : key(shop, earlier).map(key -> new Visitors.Earlier(key, mix(key, volume).visitors()));
  }

  private static Mix mix(DayKey key, Volume volume) {
    long usual = volume.usual() - Plants.amongUsual(key, volume);
    return Mix.of(
        usual, volume.hasMoments(), key.shop().products() > 1, Draws.key(key.draws(MIX), 0));
  }

  private Optional<DayKey> key(int shop, int day) {
    Shop whose = shops.get(shop);
    return calendar.day(whose.zone(), day).map(found -> new DayKey(whose, day, found));
  }
}
