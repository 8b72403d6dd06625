/** Participation of units: folded in PostgreSQL, shown through Redis, streamed to whoever watches. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "contest", "external", "platform", "unit"})
@NullMarked
package vn.hoithi.standing;

import org.jspecify.annotations.NullMarked;
