/** Tests of calls over HTTP. */
@NullMarked
package dev.nightjar.worker.web;

import org.jspecify.annotations.NullMarked;
