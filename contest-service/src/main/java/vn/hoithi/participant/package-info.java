/** Who takes part, for which unit, and how this device proves it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "contest", "platform", "unit"})
@NullMarked
package vn.hoithi.participant;

import org.jspecify.annotations.NullMarked;
