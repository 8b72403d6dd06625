/** The first start: ready contests, the first account, and where to go. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "bank", "contest", "platform", "share", "unit"})
@NullMarked
package vn.hoithi.welcome;

import org.jspecify.annotations.NullMarked;
