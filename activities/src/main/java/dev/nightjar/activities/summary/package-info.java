/** Reading summaries: whole generations, never a mixture. */
@NullMarked
package dev.nightjar.activities.summary;

import org.jspecify.annotations.NullMarked;
