/**
 * Official results: freezing a round, its true values, the ranked list, prizes, draws, the decision and its publication.
 * Everything is computed from PostgreSQL alone.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "attempt",
            "bank",
            "contest",
            "document",
            "participant",
            "platform",
            "print",
            "share",
            "standing",
            "unit"
        })
@NullMarked
package vn.hoithi.result;

import org.jspecify.annotations.NullMarked;
