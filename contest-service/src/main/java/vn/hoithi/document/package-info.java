/** Documents in the layouts of Party, State and unions: one tree of paper, put down as DOCX or as HTML for PDF and screen. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package vn.hoithi.document;

import org.jspecify.annotations.NullMarked;
