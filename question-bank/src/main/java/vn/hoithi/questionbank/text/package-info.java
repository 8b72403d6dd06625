/** Vietnamese text as it really arrives: encodings, hidden characters, a little formatting; and what was found in it, with places. */
@NullMarked
package vn.hoithi.questionbank.text;

import org.jspecify.annotations.NullMarked;
