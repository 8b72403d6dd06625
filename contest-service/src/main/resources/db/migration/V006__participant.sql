CREATE TABLE participation (
    id              uuid PRIMARY KEY,
    contest_id      int         NOT NULL REFERENCES contest,
    identity_hash   bytea,
    sealed          bytea,
    audience        text        NOT NULL DEFAULT '',
    helper          boolean     NOT NULL DEFAULT false,
    trial           boolean     NOT NULL DEFAULT false,
    resume_hash     bytea       UNIQUE,
    link_code       text,
    consent_version int         NOT NULL,
    entered_at      timestamptz NOT NULL,
    UNIQUE (contest_id, identity_hash)
);
COMMENT ON TABLE participation IS
    'participant: one person in one contest. sealed holds the form''s fields under Tink AEAD; identity_hash is the keyed hash of what identifies a person here.';
COMMENT ON COLUMN participation.trial IS 'A rehearsal by staff: counts nowhere.';

CREATE TABLE participation_unit (
    participation_id uuid   NOT NULL REFERENCES participation,
    tree_id          int    NOT NULL REFERENCES unit_tree,
    unit_id          bigint NOT NULL REFERENCES unit,
    PRIMARY KEY (participation_id, tree_id)
);
CREATE INDEX participation_unit_by_unit ON participation_unit (unit_id);
COMMENT ON TABLE participation_unit IS 'participant: the unit a person takes part for; at most one in each tree, so that nobody counts twice in a tree.';

CREATE VIEW report_participation_unit AS
    SELECT pu.participation_id, pu.unit_id FROM participation_unit pu;
COMMENT ON VIEW report_participation_unit IS 'participant: the units each participation counts for.';
