-- Rosters: who belongs to a unit, so that its head sees who has not taken part. Corrections and confirmations of single people.
CREATE VIEW report_participation_identity AS
    SELECT p.id AS participation_id, p.contest_id, p.identity_hash
      FROM participation p
     WHERE NOT p.trial AND p.identity_hash IS NOT NULL;
COMMENT ON VIEW report_participation_identity IS 'participant: the keyed hash of each person of a contest, for matching with a roster; rehearsals left out.';

CREATE TABLE roster (
    contest_id int         NOT NULL REFERENCES contest,
    unit_id    bigint      NOT NULL REFERENCES unit,
    revision   bigint      NOT NULL DEFAULT 1,
    members    int         NOT NULL CHECK (members BETWEEN 0 AND 10000),
    taken      int         NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND members),
    counted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    loaded_by  text        NOT NULL,
    loaded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (contest_id, unit_id)
);
CREATE INDEX roster_by_unit ON roster (unit_id);
COMMENT ON TABLE roster IS
    'roster: the list of a unit''s people in a contest. members and taken are what levels above see; taken is as of counted_at.';

CREATE TABLE roster_member (
    id            uuid   PRIMARY KEY,
    contest_id    int    NOT NULL,
    unit_id       bigint NOT NULL,
    place         int    NOT NULL,
    identity_hash bytea  NOT NULL,
    helped_hash   bytea  NOT NULL,
    sealed        bytea  NOT NULL,
    audience      text   NOT NULL DEFAULT '',
    other_units   bigint[] NOT NULL DEFAULT '{}',
    UNIQUE (contest_id, unit_id, identity_hash),
    FOREIGN KEY (contest_id, unit_id) REFERENCES roster ON DELETE CASCADE
);
CREATE INDEX roster_member_by_identity ON roster_member (contest_id, identity_hash) WHERE other_units <> '{}';
CREATE INDEX roster_member_by_helped ON roster_member (contest_id, helped_hash) WHERE other_units <> '{}';
COMMENT ON TABLE roster_member IS
    'roster: one name of a roster. sealed holds name and identifier under Tink AEAD; identity_hash is what participation.identity_hash is for the same person, helped_hash what it is when a helper''s phone was entered for that name.';
COMMENT ON COLUMN roster_member.place IS 'Order in the file.';
COMMENT ON COLUMN roster_member.other_units IS 'Units in other trees, at most one in each, for which this person counts as well.';

CREATE TABLE roster_setting (
    contest_id  int PRIMARY KEY REFERENCES contest,
    erase_after date NOT NULL
);
COMMENT ON TABLE roster_setting IS 'roster: the last day on which the rosters of a contest are kept; without a row 90 days after the last round closes.';

CREATE TABLE roster_sweep (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    seen_until timestamptz NOT NULL
);
INSERT INTO roster_sweep (seen_until) VALUES (clock_timestamp());
COMMENT ON TABLE roster_sweep IS 'roster: up to when new participations have been compared with the rosters; its lock is held by the node that compares.';

CREATE TABLE confirmation (
    code             text PRIMARY KEY CHECK (code ~ '^[0-9A-Z]{12}$'),
    participation_id uuid        NOT NULL UNIQUE REFERENCES participation ON DELETE CASCADE,
    issued_at        timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE confirmation IS 'proof: the code under which anybody can check that a person took part; its last character checks the others.';
