package vn.hoithi.platform;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** Where Flyway migrates, as JDBC wants it. */
record FlywayAddress(String getJdbcUrl, String getUsername, String getPassword) implements FlywayConnectionDetails {

    /** The same server as the R2DBC URL names; options behind {@code ?} are R2DBC's own and are left out. */
    static FlywayAddress of(String r2dbcUrl, String user, String password) {
        String plain = r2dbcUrl.replaceFirst("\\?.*$", "").replaceFirst("^r2dbcs?:(pool:)?", "jdbc:");
        return new FlywayAddress(plain, user, password);
    }
}
