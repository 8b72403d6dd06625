/** ZIP files from strangers, opened within bounds; workbooks and Word documents are such files too. */
@NullMarked
package vn.hoithi.questionbank.archive;

import org.jspecify.annotations.NullMarked;
