package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;

/** The activities, over ledger, registry, HBase and jobs. */
public final class ActivitiesModule extends AbstractModule {}
