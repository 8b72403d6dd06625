/** What tests stand on: real servers, nodes of the platform, and people who use them through the front door. */
@NullMarked
package vn.hoithi.testing;

import org.jspecify.annotations.NullMarked;
