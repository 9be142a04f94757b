package dev.nightjar.worker.calls;

import dev.nightjar.core.call.CallEnd;
import dev.nightjar.core.call.CallEntry;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallStatus;

/** The swarm's records as entries of the ledger. */
final class Entries {
  private Entries() {}

  static CallEntry of(CallRecord record, KeptArguments arguments) {
    return new CallEntry(
        record.id(),
        record.name(),
        record.lane(),
        record.at(),
        end(record.status()),
        record.attempt(),
        record.waited(),
        record.worked(),
        record.worker(),
        record.fault(),
        arguments.of(record.arguments()));
  }

  private static CallEnd end(CallStatus status) {
    return switch (status) {
      case ANSWERED -> CallEnd.ANSWERED;
      case FAILED -> CallEnd.FAILED;
      case REFUSED -> CallEnd.REFUSED;
      case TIMED_OUT -> CallEnd.TIMED_OUT;
      case CANCELLED -> CallEnd.CANCELLED;
      case PENDING -> throw new IllegalArgumentException("A call that goes on has no entry");
    };
  }
}
