package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantList;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.connect.Session;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The commands that run again what new data reached. What is published needs {@code --force}; what
 * is not is taken by a plain run. A job that has published none of the days is left out, unless
 * that is every job.
 */
final class NightsToRun {
  private static final int MERCHANTS_NAMED = 20;

  private final Pointers pointers;
  private final JobCatalog jobs;

  NightsToRun(Session session) throws IOException {
    this.pointers = new Pointers(session.part(HBaseStores.class));
    this.jobs = session.part(JobCatalog.class);
  }

  List<String> commands(Collection<MerchantDay> changed) throws IOException {
    SortedMap<LocalDate, List<MerchantDay>> byDay = new TreeMap<>();
    changed.forEach(
        merchantDay ->
            byDay.computeIfAbsent(merchantDay.day(), day -> new ArrayList<>()).add(merchantDay));
    List<String> ofPublishing = new ArrayList<>();
    List<String> ofAll = new ArrayList<>();
    for (JobName job : jobs.names()) {
      List<String> commands = new ArrayList<>();
      boolean publishes = false;
      for (Map.Entry<LocalDate, List<MerchantDay>> day : byDay.entrySet()) {
        publishes |= add(job, day.getKey(), day.getValue(), commands);
      }
      ofAll.addAll(commands);
      if (publishes) {
        ofPublishing.addAll(commands);
      }
    }
    return ofPublishing.isEmpty() ? ofAll : ofPublishing;
  }

  private boolean add(
      JobName job, LocalDate day, List<MerchantDay> merchantDays, List<String> commands)
      throws IOException {
    List<Optional<Pointer>> found = pointers.findAll(merchantDays, job);
    List<MerchantDay> published = new ArrayList<>();
    for (int i = 0; i < merchantDays.size(); i++) {
      if (found.get(i).isPresent()) {
        published.add(merchantDays.get(i));
      }
    }
    if (published.size() < merchantDays.size()) {
      commands.add("nightjar run %s %s".formatted(job, day));
    }
    if (!published.isEmpty()) {
      commands.add("nightjar run %s %s --force%s".formatted(job, day, merchants(published)));
    }
    return !published.isEmpty();
  }

  private static String merchants(List<MerchantDay> published) {
    return published.size() > MERCHANTS_NAMED
        ? ""
        : " --merchants "
            + MerchantList.of(published.stream().map(MerchantDay::merchant).toList()).word();
  }
}
