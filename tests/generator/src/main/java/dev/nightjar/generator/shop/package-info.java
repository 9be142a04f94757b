/** The generated merchants: zones, currencies, catalogues and prices. */
@NullMarked
package dev.nightjar.generator.shop;

import org.jspecify.annotations.NullMarked;
