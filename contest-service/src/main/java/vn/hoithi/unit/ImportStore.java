package vn.hoithi.unit;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.hoithi.platform.Secrets;

/** Lists that were looked at and wait for their confirmation: one of each member of staff, a day at most. */
@Component
class ImportStore {
    private static final String PUT = """
            INSERT INTO unit_import (id, tree_code, tree_name, revision, file_name, sealed, staff_id)
            VALUES (:id, :tree, :name, :revision, :file, :sealed, :staff)""";

    private static final String FIND = """
            SELECT tree_code, tree_name, revision, file_name, sealed FROM unit_import
             WHERE id = :id AND staff_id = :staff AND created_at > clock_timestamp() - interval '1 day'""";

    private final DatabaseClient database;
    private final Secrets secrets;

    ImportStore(DatabaseClient database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    record Waiting(String tree, String name, long revision, String fileName, byte[] file) {}

    Mono<Void> put(UUID id, Waiting list, int staff) {
        String content = Base64.getEncoder().encodeToString(list.file());
        return forget(staff)
                .then(database.sql(PUT)
                        .bind("id", id)
                        .bind("tree", list.tree())
                        .bind("name", list.name())
                        .bind("revision", list.revision())
                        .bind("file", list.fileName())
                        .bind("sealed", secrets.seal(content, context(id)))
                        .bind("staff", staff)
                        .then());
    }

    /** Only whoever looked at a list confirms it. */
    Mono<Waiting> find(UUID id, int staff) {
        return database.sql(FIND)
                .bind("id", id)
                .bind("staff", staff)
                .map(row -> new Waiting(
                        requireNonNull(row.get("tree_code", String.class)),
                        requireNonNull(row.get("tree_name", String.class)),
                        requireNonNull(row.get("revision", Long.class)),
                        requireNonNull(row.get("file_name", String.class)),
                        Base64.getDecoder()
                                .decode(secrets.open(requireNonNull(row.get("sealed", byte[].class)), context(id)))))
                .one();
    }

    Mono<Void> forget(int staff) {
        return database.sql("DELETE FROM unit_import WHERE staff_id = :staff")
                .bind("staff", staff)
                .then();
    }

    @Scheduled(fixedDelay = 3_600_000)
    Mono<Void> forgetOld() {
        return Mono.defer(
                () -> database.sql("DELETE FROM unit_import WHERE created_at < clock_timestamp() - interval '1 day'")
                        .then());
    }

    private static String context(UUID id) {
        return "unit_import|sealed|" + id;
    }
}
