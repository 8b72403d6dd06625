package vn.hoithi.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.contest.Contest;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Letterhead;

/** Who issues a contest's decisions, as an admin saved it; until then the organising committee does, by the contest's rules. */
@Component
class DecisionHeads {
    private static final String FIND =
            "SELECT setting::text AS setting FROM decision_head WHERE contest_id = :contest AND layout = :layout";
    private static final String SAVE = """
            INSERT INTO decision_head (contest_id, layout, setting) VALUES (:contest, :layout, :setting::jsonb)
            ON CONFLICT (contest_id, layout)
                DO UPDATE SET setting = excluded.setting, updated_at = clock_timestamp()""";

    private final DatabaseClient database;
    private final JsonMapper json;

    DecisionHeads(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Letterhead> of(Contest contest, Layout layout) {
        return database.sql(FIND)
                .bind("contest", contest.id())
                .bind("layout", layout.code())
                .map(row -> json.readValue(requireNonNull(row.get("setting", String.class)), Letterhead.class))
                .one()
                .defaultIfEmpty(ofNames(contest, layout));
    }

    Mono<Void> save(Contest contest, Layout layout, Letterhead head) {
        return database.sql(SAVE)
                .bind("contest", contest.id())
                .bind("layout", layout.code())
                .bind("setting", json.writeValueAsString(head))
                .then();
    }

    private static Letterhead ofNames(Contest contest, Layout layout) {
        return new Letterhead(
                "",
                contest.organizer(),
                "",
                "BTC",
                "",
                List.of(),
                List.of("Thể lệ " + named(contest)),
                layout.defaults().authority().startsWith("T/M") ? "T/M BAN TỔ CHỨC" : "TM. BAN TỔ CHỨC",
                "",
                "TRƯỞNG BAN",
                "",
                List.of("Như Điều 3"));
    }

    /** The contest within a sentence; most are called "Cuộc thi …" already. */
    static String named(Contest contest) {
        String quoted = "“" + contest.name() + "”";
        return contest.name().strip().toLowerCase(Locale.ROOT).matches("(?s)(cuộc thi|hội thi)\\b.*")
                ? quoted
                : "Cuộc thi " + quoted;
    }
}
