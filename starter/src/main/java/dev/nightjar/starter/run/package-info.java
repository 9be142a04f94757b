/** Runs as the command line sees them: started, followed, reported. */
@NullMarked
package dev.nightjar.starter.run;

import org.jspecify.annotations.NullMarked;
