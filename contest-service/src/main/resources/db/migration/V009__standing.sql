CREATE TABLE fold_state (
    contest_id int PRIMARY KEY,
    revision   bigint      NOT NULL DEFAULT 0,
    epoch      int         NOT NULL DEFAULT 1,
    units      int         NOT NULL DEFAULT 0,
    folded_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE fold_state IS
    'standing: one row per contest; its lock is held by whoever folds, and it hands out the revisions. units = number of unit_standing rows, for checking that Redis is whole.';

CREATE TABLE person_best (
    contest_id       int         NOT NULL,
    round_id         int         NOT NULL,
    participation_id uuid        NOT NULL,
    units            bigint[]    NOT NULL,
    attempts         int         NOT NULL CHECK (attempts > 0),
    correct          int         NOT NULL,
    total            int         NOT NULL,
    elapsed_ms       int         NOT NULL,
    submitted_at     timestamptz NOT NULL,
    PRIMARY KEY (participation_id, contest_id, round_id)
);
COMMENT ON TABLE person_best IS
    'standing: what a person counts for, as last folded: per round, and in all as round 0. units are all those it was counted in, ancestors included, so that a later correction takes away exactly what was added.';

CREATE TABLE unit_standing (
    contest_id int    NOT NULL,
    round_id   int    NOT NULL,
    unit_id    bigint NOT NULL,
    people     int    NOT NULL CHECK (people >= 0),
    attempts   int    NOT NULL CHECK (attempts >= people),
    revision   bigint NOT NULL,
    PRIMARY KEY (contest_id, round_id, unit_id)
) WITH (fillfactor = 70);
CREATE INDEX unit_standing_by_revision ON unit_standing (contest_id, revision);
COMMENT ON TABLE unit_standing IS 'standing: people and attempts of a unit with everything below it, per round and in all (round 0), at the revision that last changed them.';
