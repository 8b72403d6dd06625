/** Journeys in a real browser, with a picture of every page in target/screenshots. */
@NullMarked
package vn.hoithi.browser;

import org.jspecify.annotations.NullMarked;
