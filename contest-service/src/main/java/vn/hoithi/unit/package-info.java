/** Trees of units: who is below whom, declared headcounts, finding a unit, who may see it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "platform"})
@NullMarked
package vn.hoithi.unit;

import org.jspecify.annotations.NullMarked;
