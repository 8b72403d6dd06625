/** Black-box clients of the platform: they know HTTP and SQL, and depend on nothing of ours. */
@NullMarked
package vn.hoithi.loadtest;

import org.jspecify.annotations.NullMarked;
