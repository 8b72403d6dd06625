/** Staff: who may sign in, with which role, and the audit log of what they did. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
@NullMarked
package vn.hoithi.account;

import org.jspecify.annotations.NullMarked;
