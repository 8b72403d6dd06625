/** Contests, their rounds, rules and documents. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "bank", "platform"})
@NullMarked
package vn.hoithi.contest;

import org.jspecify.annotations.NullMarked;
