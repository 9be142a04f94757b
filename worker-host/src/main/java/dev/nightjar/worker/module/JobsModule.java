package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.core.job.JobCatalog;

/** The jobs on the class path. */
public final class JobsModule extends AbstractModule {
  @Provides
  @Singleton
  JobCatalog jobs() {
    return JobCatalog.load();
  }
}
