package vn.hoithi.questionbank.award;

import org.jspecify.annotations.Nullable;

/**
 * A ranked attempt, as far as prizes look at it.
 *
 * @param id the pseudonym under which the attempt is published
 * @param person the same number for all attempts of one person
 * @param place from 1, shared by equals
 * @param audience what the person entered as, the same for all attempts of the person; none where the contest asks for none
 * @param points hundredths of a question
 * @param total questions of the paper
 */
public record Contender(
        String id, long person, int place, @Nullable String audience, int points, int total, Standing standing) {}
