CREATE TABLE unit_tree (
    id       int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code     text   NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9-]{2,40}$'),
    name     text   NOT NULL,
    revision bigint NOT NULL DEFAULT 1
);
COMMENT ON TABLE unit_tree IS 'unit: one system of units (government, Party, union, education …). revision moves with every change below it.';

CREATE TABLE unit (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tree_id      int    NOT NULL REFERENCES unit_tree,
    parent_id    bigint REFERENCES unit,
    path         ltree  NOT NULL UNIQUE,
    code         text   NOT NULL CHECK (code ~ '^[0-9A-Z][0-9A-Z-]{0,31}$'),
    name         text   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    type         text   NOT NULL DEFAULT '',
    block        text   NOT NULL DEFAULT '',
    headcount    int    CHECK (headcount > 0),
    UNIQUE (tree_id, code),
    -- Deferred: a list is written first and linked to its parents then, in one transaction.
    CONSTRAINT unit_one_root EXCLUDE USING btree (tree_id WITH =) WHERE (parent_id IS NULL) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX unit_by_parent ON unit (parent_id);
COMMENT ON TABLE unit IS 'unit: a body people take part for. path holds the ids from the root down to the unit itself.';
COMMENT ON COLUMN unit.headcount IS 'Declared number of people; its own wins over the sum of the units below.';

CREATE VIEW report_unit_ancestor AS
    SELECT u.id AS unit_id, a.id::bigint AS ancestor_id
      FROM unit u CROSS JOIN LATERAL unnest(string_to_array(u.path::text, '.')) AS a (id);
COMMENT ON VIEW report_unit_ancestor IS 'unit: every unit with itself and all units above it.';
