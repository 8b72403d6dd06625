/**
 * How a round decides who comes before whom: which attempt counts, how a sheet is scored, what the prediction asks, in
 * which order ties are broken. Pure and small, so that an outsider's recomputation and the platform use the same words.
 */
@NullMarked
package vn.hoithi.questionbank.rules;

import org.jspecify.annotations.NullMarked;
