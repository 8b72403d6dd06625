ALTER TABLE contest ADD entry jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN contest.entry IS 'Who may enter and how often in all: {minAge, maxAge, attempts}, each left out where there is no such limit.';

ALTER TABLE round_rules ADD terms jsonb NOT NULL DEFAULT '{"workingDays":false,"answers":false}';
COMMENT ON COLUMN round_rules.terms IS
    'Further terms: {workingDays, score, answers, audiences, banks: [{audience, bankVersionId, blueprint}]}, as contest.Terms reads them.';

ALTER TABLE attempt ADD contest_number int CHECK (contest_number > 0);
COMMENT ON COLUMN attempt.contest_number IS 'Which of the person''s attempts in the contest; only given where the contest limits them.';
-- The limit is a bound on this number; two racing starts, in whatever rounds, cannot both take the same one.
CREATE UNIQUE INDEX attempt_contest_number ON attempt (participation_id, contest_number) WHERE contest_number IS NOT NULL;

CREATE VIEW report_started AS
    SELECT a.round_id FROM attempt a WHERE NOT a.trial;
COMMENT ON VIEW report_started IS 'attempt: one row for every attempt that was started, handed in or not.';

CREATE TABLE round_change (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round_id     int         NOT NULL REFERENCES round,
    base_version int         NOT NULL,
    form         jsonb       NOT NULL,
    difference   jsonb       NOT NULL,
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    proposed_by  text        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    state        text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'APPROVED', 'REJECTED')),
    decided_by   text,
    decided_at   timestamptz,
    decision     text        NOT NULL DEFAULT '' CHECK (length(decision) <= 1000),
    CHECK ((state = 'WAITING') = (decided_by IS NULL) AND (state = 'WAITING') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX round_change_waits_once ON round_change (round_id) WHERE state = 'WAITING';
COMMENT ON TABLE round_change IS
    'contest: a change of a round that has opened; a second person decides. difference lists in words what changes, for the contest''s page.';
CREATE TRIGGER round_change_touches_catalog AFTER INSERT OR UPDATE OR DELETE ON round_change
    FOR EACH STATEMENT EXECUTE FUNCTION touch_contest_catalog();

CREATE TABLE exclusion (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id int         NOT NULL REFERENCES contest,
    reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
    people     int         NOT NULL CHECK (people > 0),
    added_by   text        NOT NULL,
    added_at   timestamptz NOT NULL
);
CREATE INDEX ON exclusion (contest_id);
COMMENT ON TABLE exclusion IS 'participant: people who may not take part in a contest, as one list with its reason.';

CREATE TABLE excluded_identity (
    exclusion_id int   NOT NULL REFERENCES exclusion ON DELETE CASCADE,
    contest_id   int   NOT NULL,
    identity     bytea NOT NULL,
    PRIMARY KEY (contest_id, identity, exclusion_id)
);
CREATE INDEX ON excluded_identity (exclusion_id);
COMMENT ON TABLE excluded_identity IS
    'participant: keyed hashes, made as participation.identity_hash is; nothing that was typed is kept.';

CREATE VIEW report_excluded AS
    SELECT DISTINCT p.contest_id, p.id AS participation_id
      FROM excluded_identity e
      JOIN participation p ON p.contest_id = e.contest_id AND p.identity_hash = e.identity;
COMMENT ON VIEW report_excluded IS 'participant: who had entered before and is excluded from results.';
