CREATE TABLE tally_change (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id       int         NOT NULL,
    participation_id uuid        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX tally_change_by_contest ON tally_change (contest_id, id);
COMMENT ON TABLE tally_change IS 'standing: people whose standings were folded and whose tallies are still to be.';

CREATE TABLE tally_state (
    contest_id int PRIMARY KEY,
    revision   bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE tally_state IS 'standing: one row per contest; its lock is held by whoever tallies. revision moves when a tally does.';

CREATE TABLE person_tally (
    contest_id       int      NOT NULL,
    participation_id uuid     NOT NULL,
    units            bigint[] NOT NULL,
    rounds           int[]    NOT NULL,
    kinds            text[]   NOT NULL,
    keys             text[]   NOT NULL,
    attempts         int[]    NOT NULL,
    PRIMARY KEY (participation_id, contest_id)
);
COMMENT ON TABLE person_tally IS
    'standing: under which rounds, kinds and keys a person was last tallied, and in which units, so that a change takes away exactly what was added.';

CREATE TABLE unit_tally (
    contest_id int    NOT NULL,
    unit_id    bigint NOT NULL,
    kind       text   NOT NULL CHECK (kind IN ('AUDIENCE', 'SCORE', 'DAY', 'FIRST_DAY', 'WEEK')),
    round_id   int    NOT NULL,
    key        text   NOT NULL,
    people     int    NOT NULL,
    attempts   int    NOT NULL,
    PRIMARY KEY (contest_id, unit_id, kind, round_id, key)
) WITH (fillfactor = 70);
COMMENT ON TABLE unit_tally IS
    'standing: people and attempts of a unit with everything below it by audience, best score in whole percent, day, first day and week (its Monday); days and weeks for all rounds together (round 0) only.';
