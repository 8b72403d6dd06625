/** How a contest gets about: short links, QR codes, posters, pictures and texts to pass on, and what each channel brings. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "contest", "participant", "platform", "print", "unit"})
@NullMarked
package vn.hoithi.share;

import org.jspecify.annotations.NullMarked;
