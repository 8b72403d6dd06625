package vn.hoithi.unit;

/** One system of units: government, Party, union, education, army … */
public record UnitTree(int id, String code, String name, long revision) {}
