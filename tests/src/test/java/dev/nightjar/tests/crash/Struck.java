package dev.nightjar.tests.crash;

import java.time.Duration;

/**
 * What came of a fault.
 *
 * @param fault which
 * @param night in which night it struck
 * @param chunks how many chunks the night had done
 * @param hbase how long HBase took afterwards until all regions answered
 * @param resumed how long after that the night went on
 * @param note what else happened, empty when nothing
 */
record Struck(Fault fault, int night, int chunks, Duration hbase, Duration resumed, String note) {}
