package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Draws; their order in time is part of every statement. */
@Component
class DrawStore {
    private static final String COLUMNS =
            " id, closing_id, prize, prize_name, seats, contenders, list_hash, source, known_at, announced_by, announced_at, seed, entered_by, confirmed_by, confirmed_at, drawn ";

    // Only while the version waits for its draws; the row is held, so that nobody moves it on meanwhile.
    private static final String ANNOUNCE = """
            INSERT INTO draw (closing_id, prize, prize_name, seats, contenders, list_hash, source, known_at, announced_by, announced_at)
            SELECT id, :prize, :name, :seats, :contenders, :hash, :source, :knownAt, :by, :now
              FROM closing WHERE id = :closing AND state = 'RANKED' AND changed_at <= :now FOR SHARE
            ON CONFLICT (closing_id, prize) DO NOTHING
            RETURNING""" + COLUMNS;

    private static final String ENTER = """
            UPDATE draw SET seed = :seed, entered_by = :by, entered_at = :now
             WHERE id = :id AND confirmed_by IS NULL AND known_at <= :now
               AND EXISTS (SELECT FROM closing c WHERE c.id = closing_id AND c.state = 'RANKED')
            RETURNING""" + COLUMNS;

    private static final String CONFIRM = """
            UPDATE draw SET confirmed_by = :by, confirmed_at = :now, drawn = :drawn
             WHERE id = :id AND confirmed_by IS NULL AND seed = :seed AND entered_at <= :now
               AND EXISTS (SELECT FROM closing c WHERE c.id = closing_id AND c.state = 'RANKED')
            RETURNING""" + COLUMNS;

    private final DatabaseClient database;

    DrawStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Draw> ofClosing(int closingId) {
        return database.sql("SELECT" + COLUMNS + "FROM draw WHERE closing_id = :closing ORDER BY id")
                .bind("closing", closingId)
                .map(DrawStore::draw)
                .all();
    }

    Mono<Draw> find(int id) {
        return database.sql("SELECT" + COLUMNS + "FROM draw WHERE id = :id")
                .bind("id", id)
                .map(DrawStore::draw)
                .one();
    }

    record Announced(
            int closingId,
            String prize,
            String name,
            int seats,
            List<String> contenders,
            String hash,
            String source,
            Instant knownAt) {}

    /** The new draw; empty when there is one for the prize, or the version is in another state. */
    Mono<Draw> announce(Announced draw, String by, Instant now) {
        return database.sql(ANNOUNCE)
                .bind("closing", draw.closingId())
                .bind("prize", draw.prize())
                .bind("name", draw.name())
                .bind("seats", draw.seats())
                .bind("contenders", draw.contenders().toArray(String[]::new))
                .bind("hash", draw.hash())
                .bind("source", draw.source())
                .bind("knownAt", draw.knownAt())
                .bind("by", by)
                .bind("now", now)
                .map(DrawStore::draw)
                .one();
    }

    /** With the seed as entered; empty when it is confirmed already or cannot be known yet. */
    Mono<Draw> enter(int id, String seed, String by, Instant now) {
        return database.sql(ENTER)
                .bind("id", id)
                .bind("seed", seed)
                .bind("by", by)
                .bind("now", now)
                .map(DrawStore::draw)
                .one();
    }

    /** Drawn; empty when it was before, or another seed was entered meanwhile. */
    Mono<Draw> confirm(int id, String seed, List<String> drawn, String by, Instant now) {
        return database.sql(CONFIRM)
                .bind("id", id)
                .bind("seed", seed)
                .bind("drawn", drawn.toArray(String[]::new))
                .bind("by", by)
                .bind("now", now)
                .map(DrawStore::draw)
                .one();
    }

    private static Draw draw(Readable row) {
        String[] drawn = row.get("drawn", String[].class);
        return new Draw(
                requireNonNull(row.get("id", Integer.class)),
                requireNonNull(row.get("closing_id", Integer.class)),
                ClosingStore.text(row, "prize"),
                ClosingStore.text(row, "prize_name"),
                requireNonNull(row.get("seats", Integer.class)),
                List.of(requireNonNull(row.get("contenders", String[].class))),
                ClosingStore.text(row, "list_hash"),
                ClosingStore.text(row, "source"),
                ClosingStore.moment(row, "known_at"),
                ClosingStore.text(row, "announced_by"),
                ClosingStore.moment(row, "announced_at"),
                row.get("seed", String.class),
                row.get("entered_by", String.class),
                row.get("confirmed_by", String.class),
                ClosingStore.maybe(row, "confirmed_at"),
                drawn == null ? null : List.of(drawn));
    }
}
