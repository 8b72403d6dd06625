package vn.hoithi.unit;

import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The trees' rows: whoever changes units locks their tree first, so that one change comes after the other. */
@Component
class TreeStore {
    private final DatabaseClient database;

    TreeStore(DatabaseClient database) {
        this.database = database;
    }

    /** A change that leaves every unit where it is. */
    Mono<Void> changed(Collection<Integer> trees) {
        return database.sql("""
                        UPDATE unit_tree SET revision = revision + 1
                         WHERE id IN (SELECT id FROM unit_tree WHERE id = ANY(:trees) ORDER BY id FOR UPDATE)""").bind("trees", trees.toArray(Integer[]::new)).then();
    }

    /** For a change that nothing in memory shows. */
    Mono<Void> lock(int tree) {
        return database.sql("SELECT FROM unit_tree WHERE id = :tree FOR UPDATE")
                .bind("tree", tree)
                .then();
    }

    /** A change that gives a unit another place. */
    Mono<Void> moved(int tree) {
        return database.sql("UPDATE unit_tree SET revision = revision + 1, shape = shape + 1 WHERE id = :tree")
                .bind("tree", tree)
                .then();
    }

    Mono<Void> targetChanged(int tree) {
        return database.sql("UPDATE unit_tree SET targets = targets + 1 WHERE id = :tree")
                .bind("tree", tree)
                .then();
    }
}
