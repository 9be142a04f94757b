/**
 * The ledger and the merchant registry in MySQL or MariaDB, and the file that merchants come from.
 */
@NullMarked
package dev.nightjar.activities.ledger;

import org.jspecify.annotations.NullMarked;
