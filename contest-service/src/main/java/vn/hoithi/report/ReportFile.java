package vn.hoithi.report;

/** A file to take away; the name has no diacritics, so that every system keeps it. */
public record ReportFile(String name, String mediaType, byte[] content) {}
