/** Facts about runs on the command line. */
@NullMarked
package dev.nightjar.starter.run;

import org.jspecify.annotations.NullMarked;
