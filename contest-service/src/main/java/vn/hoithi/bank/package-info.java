/** Question banks in immutable versions; a round uses exactly one. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "platform"})
@NullMarked
package vn.hoithi.bank;

import org.jspecify.annotations.NullMarked;
