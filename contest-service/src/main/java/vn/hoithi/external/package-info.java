/** Contests held elsewhere: what units enter per week, and the figures of every level made from it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "contest", "platform", "unit"})
@NullMarked
package vn.hoithi.external;

import org.jspecify.annotations.NullMarked;
