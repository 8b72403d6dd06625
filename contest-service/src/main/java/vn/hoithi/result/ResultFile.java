package vn.hoithi.result;

/** A file to take away; the name has no diacritics. */
public record ResultFile(String name, String mediaType, byte[] content) {}
