/** The definitions in SQL, for the generator's tests and those of the whole product. */
@NullMarked
package dev.nightjar.generator.oracle;

import org.jspecify.annotations.NullMarked;
