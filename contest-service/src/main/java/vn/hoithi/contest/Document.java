package vn.hoithi.contest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Material of a contest, or of one of its rounds: a link or an uploaded file. */
public record Document(
        int id,
        int contestId,
        @Nullable Integer roundId,
        String title,
        String number,
        String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable String link,
        @Nullable String fileName) {}
