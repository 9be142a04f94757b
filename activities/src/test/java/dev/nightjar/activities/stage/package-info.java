/** Tests of stages. */
@NullMarked
package dev.nightjar.activities.stage;

import org.jspecify.annotations.NullMarked;
