package vn.hoithi.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.hoithi.contest.Contest;
import vn.hoithi.document.Layout;
import vn.hoithi.document.Letterhead;
import vn.hoithi.unit.Unit;

/** Letterheads as units saved them. A new contest starts with the unit's newest one, without its bases. */
@Component
class Letterheads {
    private static final String NEWEST = """
            SELECT contest_id, setting::text AS setting
              FROM report_setting
             WHERE unit_id = :unit AND layout = :layout
             ORDER BY contest_id = :contest DESC, updated_at DESC
             LIMIT 1""";
    private static final String LAYOUT = """
            SELECT layout FROM report_setting
             WHERE unit_id = :unit
             ORDER BY contest_id = :contest DESC, updated_at DESC
             LIMIT 1""";
    private static final String SAVE = """
            INSERT INTO report_setting (contest_id, unit_id, layout, setting)
            VALUES (:contest, :unit, :layout, :setting::jsonb)
            ON CONFLICT (contest_id, unit_id, layout)
                DO UPDATE SET setting = excluded.setting, updated_at = clock_timestamp()""";

    private final DatabaseClient database;
    private final JsonMapper json;

    Letterheads(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Saved(int contest, Letterhead head) {}

    /** The unit's letterhead in this layout; where it saved none, one made of the names. */
    Mono<Letterhead> of(Contest contest, Unit unit, @Nullable Unit parent, Layout layout) {
        return database.sql(NEWEST)
                .bind("contest", contest.id())
                .bind("unit", unit.id())
                .bind("layout", layout.code())
                .map(row -> new Saved(
                        requireNonNull(row.get("contest_id", Integer.class)),
                        json.readValue(requireNonNull(row.get("setting", String.class)), Letterhead.class)))
                .one()
                .map(saved -> saved.contest() == contest.id() ? saved.head() : withoutBases(saved.head()))
                .defaultIfEmpty(ofNames(unit.name(), parent == null ? contest.organizer() : parent.name(), layout));
    }

    /** The layout that the unit saved last; empty where it saved none. */
    Mono<String> layout(int contestId, long unitId) {
        return database.sql(LAYOUT)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .map(row -> requireNonNull(row.get("layout", String.class)))
                .one();
    }

    Mono<Void> save(int contestId, long unitId, String layout, Letterhead head) {
        return database.sql(SAVE)
                .bind("contest", contestId)
                .bind("unit", unitId)
                .bind("layout", layout)
                .bind("setting", json.writeValueAsString(head))
                .then();
    }

    static Letterhead example(Layout layout) {
        return ofNames("Phường Kiến An", "Thành phố Hải Phòng", layout);
    }

    private static Letterhead ofNames(String issuing, String parent, Layout layout) {
        Layout.Defaults defaults = layout.defaults();
        return new Letterhead(
                parent,
                issuing,
                "",
                defaults.abbreviation(),
                "",
                List.of(),
                List.of(),
                defaults.authority(),
                "",
                defaults.title(),
                "",
                List.of(parent + " (b/c)"));
    }

    private static Letterhead withoutBases(Letterhead head) {
        return new Letterhead(
                head.parentBody(),
                head.issuingBody(),
                head.rightHead(),
                head.abbreviation(),
                head.place(),
                head.addressees(),
                List.of(),
                head.authority(),
                head.forWhom(),
                head.signerTitle(),
                head.signerName(),
                head.recipients());
    }
}
