/** Reports of units: figures put into words and into documents, deadlines, difficulties and reminders. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "contest", "document", "platform", "print", "result", "standing", "unit"})
@NullMarked
package vn.hoithi.report;

import org.jspecify.annotations.NullMarked;
