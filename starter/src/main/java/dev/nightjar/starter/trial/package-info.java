/** The whole product on some files: import, ingest, a night for every day, summaries, export. */
@NullMarked
package dev.nightjar.starter.trial;

import org.jspecify.annotations.NullMarked;
