/** Generated data in files: events, merchants, the manifest and the summary to expect. */
@NullMarked
package dev.nightjar.starter.generate;

import org.jspecify.annotations.NullMarked;
