package dev.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCatalogTest {
  private static final JobName VISITS = new JobName("visits");

  @Test
  void aJobOnTheClassPathIsFoundByItsName() {
    JobCatalog catalog = JobCatalog.load();

    assertThat(catalog.names()).containsExactly(VISITS);
    assertThat(catalog.job(VISITS)).isInstanceOf(VisitsJob.class);
    assertThat(catalog.find(VISITS)).isPresent();
  }

  @Test
  void anUnknownJobIsRefusedWithThoseKnownAndWhatToDo() {
    JobCatalog catalog = JobCatalog.of(new VisitsJob(), new OtherJob());

    assertThat(catalog.find(new JobName("vists"))).isEmpty();
    assertThatThrownBy(() -> catalog.job(new JobName("vists")))
        .isInstanceOf(UnknownJob.class)
        .hasMessageContaining("'vists'")
        .hasMessageContaining("[other, visits]")
        .hasMessageContaining("class path of the worker host")
        .hasMessageContaining("META-INF/services/dev.nightjar.core.job.Job");
  }

  @Test
  void twoJobsOfOneNameAreRefusedWithBothClasses() {
    assertThatThrownBy(() -> JobCatalog.of(new VisitsJob(), new NewerVisitsJob()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'visits'")
        .hasMessageContaining("VisitsJob (version 1)")
        .hasMessageContaining("NewerVisitsJob (version 2)");
    assertThatThrownBy(() -> JobCatalog.of(new VisitsJob(), new VisitsJob()))
        .hasMessageContaining("'visits'");
  }

  @Test
  void aJobThatDeclaresADimensionTwiceOrNoneIsRefused() {
    assertThatThrownBy(() -> JobCatalog.of(new OtherJob(VisitsJob.ALL, VisitsJob.ALL)))
        .hasMessageContaining("'other'")
        .hasMessageContaining("dimension 'all' twice");
    assertThatThrownBy(() -> JobCatalog.of(new OtherJob(new Dimension[0])))
        .hasMessageContaining("no dimension");
  }

  @Test
  void aJobThatGivesARatioTheNameOfAMetricIsRefused() {
    String metric = VisitsJob.ALL.metrics().get(0).name();
    Job<?> job =
        new VisitsJob() {
          @Override
          public Ratios ratios() {
            return new Ratios() {
              @Override
              public List<String> names(String dimension) {
                return List.of("rate", metric);
              }

              @Override
              public Set<RowName> sources(RowName row) {
                return Set.of();
              }

              @Override
              public List<Optional<BigDecimal>> of(RowName row, Numbers numbers) {
                return List.of(Optional.empty(), Optional.empty());
              }
            };
          }
        };

    assertThatThrownBy(() -> JobCatalog.of(job))
        .hasMessageContaining("'visits'")
        .hasMessageContaining("a ratio '%s' beside a metric".formatted(metric));
  }

  @Test
  void aJobWhoseRecordsAreOfALaterVersionThanItsOwnIsRefused() {
    Job<?> job =
        new VisitsJob() {
          @Override
          public JobVersion recordsSince() {
            return new JobVersion(2);
          }
        };
    assertThatThrownBy(() -> JobCatalog.of(job))
        .hasMessageContaining("'visits'")
        .hasMessageContaining("version 1, and its records since version 2, which is later");
    assertThat(new NewerVisitsJob().recordsSince()).isEqualTo(new JobVersion(2));
  }

  @Test
  void aJobThatCannotBeLoadedIsNamed(@TempDir Path jar) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(Job.class.getName()), "com.example.Missing\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      assertThatThrownBy(JobCatalog::load)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("com.example.Missing");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static final class NewerVisitsJob extends VisitsJob {
    @Override
    public JobVersion version() {
      return new JobVersion(2);
    }
  }

  private static final class OtherJob extends VisitsJob {
    private final List<Dimension> dimensions;

    OtherJob(Dimension... dimensions) {
      this.dimensions = List.of(dimensions);
    }

    OtherJob() {
      this(VisitsJob.ALL);
    }

    @Override
    public JobName name() {
      return new JobName("other");
    }

    @Override
    public List<Dimension> dimensions() {
      return dimensions;
    }
  }
}
