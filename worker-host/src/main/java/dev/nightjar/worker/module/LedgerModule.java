package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.activities.ledger.LedgerDatabase;
import dev.nightjar.activities.ledger.LedgerSettings;
import dev.nightjar.activities.ledger.MySqlCallHistory;
import dev.nightjar.activities.ledger.MySqlEarlierNights;
import dev.nightjar.activities.ledger.MySqlFailedDays;
import dev.nightjar.activities.ledger.MySqlFirstRuns;
import dev.nightjar.activities.ledger.MySqlGenerationHistory;
import dev.nightjar.activities.ledger.MySqlHosts;
import dev.nightjar.activities.ledger.MySqlLedger;
import dev.nightjar.activities.ledger.MySqlNightRuns;
import dev.nightjar.activities.ledger.MySqlOverloadRules;
import dev.nightjar.activities.ledger.MySqlRegistry;
import dev.nightjar.activities.ledger.SchemaPolicy;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.lane.OverloadRules;
import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.ledger.FailedDays;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.ledger.GenerationHistory;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.NightRuns;
import dev.nightjar.core.merchant.MerchantRegistry;
import io.micrometer.core.instrument.MeterRegistry;

/** The ledger and the registry in MySQL. */
public final class LedgerModule extends AbstractModule {
  @Provides
  @Singleton
  LedgerDatabase database(LedgerSettings settings, OpenResources open, MeterRegistry meters) {
    LedgerDatabase database = LedgerDatabase.open(settings, SchemaPolicy.MIGRATE, meters);
    return open.add(database, database);
  }

  @Provides
  @Singleton
  Ledger ledger(LedgerDatabase database) {
    return new MySqlLedger(database);
  }

  @Provides
  @Singleton
  GenerationHistory generations(LedgerDatabase database) {
    return new MySqlGenerationHistory(database);
  }

  @Provides
  @Singleton
  EarlierNights earlierNights(LedgerDatabase database) {
    return new MySqlEarlierNights(database);
  }

  @Provides
  @Singleton
  FailedDays failedDays(LedgerDatabase database) {
    return new MySqlFailedDays(database);
  }

  @Provides
  @Singleton
  FirstRuns firstRuns(LedgerDatabase database) {
    return new MySqlFirstRuns(database);
  }

  @Provides
  @Singleton
  NightRuns nightRuns(LedgerDatabase database) {
    return new MySqlNightRuns(database);
  }

  @Provides
  @Singleton
  Hosts hosts(LedgerDatabase database) {
    return new MySqlHosts(database);
  }

  @Provides
  @Singleton
  OverloadRules overloadRules(LedgerDatabase database) {
    return new MySqlOverloadRules(database);
  }

  @Provides
  @Singleton
  CallHistory calls(LedgerDatabase database) {
    return new MySqlCallHistory(database);
  }

  @Provides
  @Singleton
  MerchantRegistry registry(LedgerDatabase database) {
    return new MySqlRegistry(database);
  }
}
