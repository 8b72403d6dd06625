/** Kinds of files that hold a question bank, in and out. {@link vn.hoithi.questionbank.format.BankFormats} is the door. */
@NullMarked
package vn.hoithi.questionbank.format;

import org.jspecify.annotations.NullMarked;
