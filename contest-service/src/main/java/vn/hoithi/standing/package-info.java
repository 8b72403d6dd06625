/** Participation of units: folded in PostgreSQL, shown through Redis, streamed to whoever watches. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"contest", "platform", "unit"})
@NullMarked
package vn.hoithi.standing;

import org.jspecify.annotations.NullMarked;
