/**
 * Questions of a multiple-choice contest: reading a bank from a file, checking it, drawing a paper from it and grading
 * what was ticked. Pure functions over values: no clock, no chance that is not passed in, no database, no framework.
 */
@NullMarked
package vn.hoithi.questionbank;

import org.jspecify.annotations.NullMarked;
