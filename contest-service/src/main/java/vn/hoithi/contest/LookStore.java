package vn.hoithi.contest;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.hoithi.questionbank.Picture;

@Component
class LookStore {
    private static final String ALL = """
            SELECT c.id AS contest_id, l.accent, l.host, b.digest AS banner, g.digest AS logo
              FROM contest c
              LEFT JOIN contest_look l ON l.contest_id = c.id
              LEFT JOIN contest_picture b ON b.contest_id = c.id AND b.kind = 'BANNER'
              LEFT JOIN contest_picture g ON g.contest_id = c.id AND g.kind = 'LOGO'""";

    private static final String KEEP = """
            INSERT INTO contest_look (contest_id, accent, host)
            SELECT :contest, :accent, :host
             WHERE NOT EXISTS (SELECT FROM contest_look o WHERE o.host = :host AND o.contest_id <> :contest)
            ON CONFLICT (contest_id) DO UPDATE SET accent = :accent, host = :host
            RETURNING contest_id AS id""";

    private static final String KEEP_PICTURE = """
            INSERT INTO contest_picture (contest_id, kind, digest, media_type, content)
            VALUES (:contest, :kind, :digest, :mediaType, :content)
            ON CONFLICT (contest_id, kind) DO UPDATE SET digest = :digest, media_type = :mediaType, content = :content
            RETURNING contest_id AS id""";

    private final DatabaseClient database;

    LookStore(DatabaseClient database) {
        this.database = database;
    }

    /** A picture as it is sent. */
    record Served(String mediaType, byte[] content) {}

    Flux<ContestLook> all() {
        return database.sql(ALL).mapProperties(ContestLook.class).all();
    }

    /** Empty when another contest has that host. */
    Mono<Integer> keep(int contestId, @Nullable String accent, @Nullable String host) {
        DatabaseClient.GenericExecuteSpec sql = database.sql(KEEP).bind("contest", contestId);
        sql = accent == null ? sql.bindNull("accent", String.class) : sql.bind("accent", accent);
        sql = host == null ? sql.bindNull("host", String.class) : sql.bind("host", host);
        return sql.map(LookStore::id).one();
    }

    Mono<Integer> keepPicture(int contestId, LookService.Kind kind, Picture picture) {
        return database.sql(KEEP_PICTURE)
                .bind("contest", contestId)
                .bind("kind", kind.name())
                .bind("digest", picture.digest())
                .bind("mediaType", picture.mediaType())
                .bind("content", picture.bytes())
                .map(LookStore::id)
                .one();
    }

    Mono<Integer> dropPicture(int contestId, LookService.Kind kind) {
        return database.sql(
                        "DELETE FROM contest_picture WHERE contest_id = :contest AND kind = :kind RETURNING contest_id AS id")
                .bind("contest", contestId)
                .bind("kind", kind.name())
                .map(LookStore::id)
                .one();
    }

    Mono<Served> picture(String digest) {
        return database.sql("SELECT media_type, content FROM contest_picture WHERE digest = :digest LIMIT 1")
                .bind("digest", digest)
                .map(row -> new Served(
                        requireNonNull(row.get("media_type", String.class)),
                        requireNonNull(row.get("content", byte[].class))))
                .one();
    }

    private static Integer id(io.r2dbc.spi.Readable row) {
        return requireNonNull(row.get("id", Integer.class));
    }
}
