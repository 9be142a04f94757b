package dev.nightjar.activities.publish;

/**
 * What a sweep came to.
 *
 * @param generations generations whose rows are gone
 * @param rows rows deleted
 * @param kept generations that the ledger calls superseded and the published table does not
 */
public record SweepReport(int generations, long rows, int kept) {}
