/** Word documents as lines, and lines as Word documents. */
@NullMarked
package vn.hoithi.questionbank.word;

import org.jspecify.annotations.NullMarked;
