/** Short links and QR codes of contests and units. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"contest", "platform", "unit"})
@NullMarked
package vn.hoithi.share;

import org.jspecify.annotations.NullMarked;
