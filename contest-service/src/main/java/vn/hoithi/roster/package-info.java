/** Lists of a unit's people in a contest: who of them has taken part, seen by the unit's own head alone. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "contest", "participant", "platform", "print", "unit"})
@NullMarked
package vn.hoithi.roster;

import org.jspecify.annotations.NullMarked;
