/**
 * Who gets what once a round is ranked: prizes of persons, ties that only a lot can decide, the lot itself, and the order
 * of units. Pure and small: the platform and whoever recomputes a result from a bundle use the same few classes.
 */
@NullMarked
package vn.hoithi.questionbank.award;

import org.jspecify.annotations.NullMarked;
