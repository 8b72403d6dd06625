/** What every feature stands on: the clock, group commit, safe transactions, problems, keys, backing servers. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.hoithi.platform;

import org.jspecify.annotations.NullMarked;
