/** The command line: checking, converting, drawing and statistics without a server. {@link vn.hoithi.questionbank.cli.QuestionBankTool} is the door. */
@NullMarked
package vn.hoithi.questionbank.cli;

import org.jspecify.annotations.NullMarked;
