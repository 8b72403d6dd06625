/** Every HTML page; each looks up what it shows through the doors below. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "account",
            "attempt",
            "bank",
            "contest",
            "external",
            "participant",
            "platform",
            "proof",
            "roster",
            "report",
            "result",
            "share",
            "standing",
            "unit"
        })
@NullMarked
package vn.hoithi.site;

import org.jspecify.annotations.NullMarked;
