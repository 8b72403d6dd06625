-- Units live: they are opened, renamed, moved, merged and closed on dates; what they declare and are set has a date and a document.
ALTER TABLE unit_tree
    ADD COLUMN shape   bigint NOT NULL DEFAULT 1,
    ADD COLUMN targets bigint NOT NULL DEFAULT 1;
COMMENT ON COLUMN unit_tree.shape IS 'Moves when a unit gets another place, so that figures are counted along the new way up.';
COMMENT ON COLUMN unit_tree.targets IS 'Moves when a target of a unit of this tree changes.';

ALTER TABLE unit
    ADD COLUMN opened_on date,
    ADD COLUMN closed_on date,
    ADD COLUMN merged    boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT unit_ends_after_it_begins CHECK (closed_on >= opened_on),
    ADD CONSTRAINT unit_merged_is_closed CHECK (NOT merged OR (closed_on IS NOT NULL AND parent_id IS NOT NULL)),
    ADD CONSTRAINT unit_of_tree UNIQUE (id, tree_id);
COMMENT ON COLUMN unit.closed_on IS 'Set when the unit has ended, never ahead of time: it is then offered to nobody and keeps its figures.';
COMMENT ON COLUMN unit.merged IS 'Closed by being merged into the unit that is now its parent, for which its people count.';
COMMENT ON COLUMN unit.headcount IS
    'Confirmed number of all people together (unit_headcount); its own wins over the sum of the units below. A closed unit''s counts no more.';

CREATE TABLE unit_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_id     bigint      NOT NULL REFERENCES unit,
    kind        text        NOT NULL CHECK (kind IN ('OPENED', 'RENAMED', 'MOVED', 'MERGED', 'CLOSED')),
    happened_on date        NOT NULL,
    before      text        NOT NULL DEFAULT '',
    after       text        NOT NULL DEFAULT '',
    document    text        NOT NULL DEFAULT '' CHECK (length(document) <= 100),
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX unit_event_by_unit ON unit_event (unit_id, happened_on, id);
COMMENT ON TABLE unit_event IS 'unit: the life of a unit, in words that stay true when its parents are renamed. Append-only.';
CREATE TRIGGER unit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON unit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE unit_headcount (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_id      bigint      NOT NULL REFERENCES unit,
    audience     text        NOT NULL DEFAULT '' CHECK (length(audience) <= 100),
    people       int         NOT NULL CHECK (people BETWEEN 0 AND 9999999 AND (people > 0 OR audience <> '')),
    as_of        date        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'RETURNED', 'REPLACED')),
    entered_by   text        NOT NULL,
    entered_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    confirmed_by text,
    decided_at   timestamptz,
    reason       text        NOT NULL DEFAULT '' CHECK (length(reason) <= 500)
);
CREATE UNIQUE INDEX unit_headcount_in_use ON unit_headcount (unit_id, audience) WHERE state = 'CONFIRMED';
CREATE UNIQUE INDEX unit_headcount_waiting ON unit_headcount (unit_id, audience) WHERE state = 'PROPOSED';
CREATE INDEX unit_headcount_by_unit ON unit_headcount (unit_id, id);
COMMENT ON TABLE unit_headcount IS
    'unit: declared numbers of people; audience '''' = all together. One is in use (CONFIRMED) and one may wait (PROPOSED) per unit and audience; what was sent back or replaced stays.';

INSERT INTO unit_headcount (unit_id, people, as_of, state, entered_by, confirmed_by, decided_at)
SELECT id, headcount, current_date, 'CONFIRMED', 'he-thong', 'he-thong', clock_timestamp() FROM unit WHERE headcount IS NOT NULL;

CREATE TABLE unit_target (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id int           NOT NULL,
    round_id   int,
    unit_id    bigint        NOT NULL REFERENCES unit,
    audience   text          NOT NULL DEFAULT '' CHECK (length(audience) <= 100),
    kind       text          NOT NULL CHECK (kind IN ('RATE', 'PEOPLE', 'ATTEMPTS')),
    value      numeric(10,2) NOT NULL CHECK (value > 0 AND (kind = 'RATE' OR value = trunc(value)) AND (kind <> 'RATE' OR value <= 100)),
    document   text          NOT NULL DEFAULT '' CHECK (length(document) <= 100),
    set_by     text          NOT NULL,
    set_at     timestamptz   NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (contest_id, round_id, unit_id, audience)
);
CREATE INDEX unit_target_by_unit ON unit_target (unit_id);
COMMENT ON TABLE unit_target IS
    'unit: what a unit is to reach in a contest (round_id null) or in one round: a rate in percent, or a number of people or attempts; document is the paper that sets it.';

CREATE SEQUENCE unit_body_number;
CREATE TABLE unit_body (
    unit_id bigint NOT NULL PRIMARY KEY,
    tree_id int    NOT NULL,
    body    bigint NOT NULL,
    UNIQUE (body, tree_id),
    FOREIGN KEY (unit_id, tree_id) REFERENCES unit (id, tree_id)
);
COMMENT ON TABLE unit_body IS
    'unit: units of different trees that are one body (a school, its union, its party cell) have one body number; at most one unit of each tree.';

CREATE VIEW report_unit_body AS
    SELECT b.unit_id, b.tree_id, b.body, u.closed_on IS NULL OR u.merged AS joinable
      FROM unit_body b JOIN unit u ON u.id = b.unit_id;
COMMENT ON VIEW report_unit_body IS
    'unit: which units are one body. joinable: people may still be counted for it, if only through the unit it was merged into.';

CREATE TABLE unit_contact (
    unit_id    bigint PRIMARY KEY REFERENCES unit,
    sealed     bytea       NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE unit_contact IS 'unit: the person in charge; name, position and phone under Tink AEAD.';

CREATE TABLE unit_import (
    id         uuid PRIMARY KEY,
    tree_code  text        NOT NULL,
    tree_name  text        NOT NULL,
    revision   bigint      NOT NULL,
    file_name  text        NOT NULL,
    sealed     bytea       NOT NULL,
    staff_id   int         NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE unit_import IS
    'unit: a list that was looked at and waits for its confirmation, for a day at most; sealed, because it may name people in charge. revision is the tree''s when it was looked at, 0 for a new tree.';

ALTER TABLE participation_unit
    ADD COLUMN source text NOT NULL DEFAULT 'CHOSEN' CHECK (source IN ('CHOSEN', 'EQUIVALENT', 'CORRECTED', 'ROSTER'));
COMMENT ON COLUMN participation_unit.source IS
    'Why this unit: chosen by the person, followed from a unit that is the same body in another tree, corrected by hand, or from a roster. Only EQUIVALENT is ever changed by itself.';
