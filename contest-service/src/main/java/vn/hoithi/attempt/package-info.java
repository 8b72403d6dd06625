/** A citizen's attempt: start, save, submit, expire. It does not know that standings exist. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"bank", "contest", "participant", "platform", "unit"})
@NullMarked
package vn.hoithi.attempt;

import org.jspecify.annotations.NullMarked;
