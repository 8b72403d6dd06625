/** Organizers made in bulk from a list, with one-time codes on cards to cut. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "platform", "print", "share", "unit"})
@NullMarked
package vn.hoithi.organizer;

import org.jspecify.annotations.NullMarked;
