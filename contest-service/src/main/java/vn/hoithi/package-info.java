@org.jspecify.annotations.NullMarked
package vn.hoithi;
