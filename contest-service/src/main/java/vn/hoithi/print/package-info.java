/** Pages for paper: PDF from HTML, and the threads on which documents are written. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package vn.hoithi.print;

import org.jspecify.annotations.NullMarked;
