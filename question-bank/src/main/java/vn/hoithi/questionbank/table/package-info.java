/** Tables with a header row, from CSV files and spreadsheets, every cell with its place. */
@NullMarked
package vn.hoithi.questionbank.table;

import org.jspecify.annotations.NullMarked;
