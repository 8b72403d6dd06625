/** Confirmations that a person took part: a sheet for the person, and a code by which anybody can check it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"contest", "participant", "platform", "print", "share", "unit"})
@NullMarked
package vn.hoithi.proof;

import org.jspecify.annotations.NullMarked;
