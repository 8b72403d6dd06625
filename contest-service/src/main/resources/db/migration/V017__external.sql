-- Contests held on somebody else's site: units enter per week what their people did there.
ALTER TABLE contest ADD COLUMN held_at text CHECK (held_at ~ '^https?://' AND length(held_at) <= 500);
COMMENT ON COLUMN contest.held_at IS 'Address of the site on which the contest is held; none when it is held here. A contest held elsewhere has no rounds.';

CREATE TABLE external_revision (
    contest_id int    PRIMARY KEY REFERENCES contest,
    revision   bigint NOT NULL
);
COMMENT ON TABLE external_revision IS 'external: moves with every entry of a contest; whoever enters holds its row, so that entries of a higher revision commit later.';

CREATE TABLE external_entry (
    contest_id   int         NOT NULL REFERENCES contest,
    unit_id      bigint      NOT NULL REFERENCES unit,
    monday       date        CHECK (extract(isodow FROM monday) = 1),
    people       int         CHECK (people BETWEEN 0 AND 9999999),
    attempts     int         CHECK (attempts BETWEEN 0 AND 99999999),
    perfect      int         CHECK (perfect BETWEEN 0 AND attempts),
    entered_by   text        NOT NULL,
    entered_at   timestamptz NOT NULL,
    corrected    boolean     NOT NULL,
    revision     bigint      NOT NULL,
    UNIQUE NULLS NOT DISTINCT (contest_id, unit_id, monday),
    CONSTRAINT external_people_within_attempts CHECK (people <= attempts),
    CONSTRAINT external_week_is_whole CHECK (CASE WHEN monday IS NULL THEN attempts IS NULL AND perfect IS NULL
                                                  ELSE (people IS NULL) = (attempts IS NULL) END)
);
CREATE INDEX external_entry_by_revision ON external_entry (contest_id, revision);
COMMENT ON TABLE external_entry IS
    'external: what a unit with everything below it did in the week of that Monday. monday null: its distinct people in the whole contest. people null: withdrawn, the units below count again. What was there before is in the audit log.';
COMMENT ON COLUMN external_entry.corrected IS 'Last changed by somebody above the unit, which the unit itself may not undo.';
