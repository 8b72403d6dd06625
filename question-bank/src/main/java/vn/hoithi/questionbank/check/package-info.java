/** What a person should look at before a bank is used. {@link vn.hoithi.questionbank.check.BankChecks} is the door. */
@NullMarked
package vn.hoithi.questionbank.check;

import org.jspecify.annotations.NullMarked;
