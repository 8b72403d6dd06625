CREATE TABLE attempt (
    id               uuid PRIMARY KEY,
    contest_id       int         NOT NULL,
    round_id         int         NOT NULL REFERENCES round,
    participation_id uuid        NOT NULL REFERENCES participation,
    number           int         NOT NULL CHECK (number > 0),
    day              date        NOT NULL,
    day_number       int         CHECK (day_number > 0),
    client_key       uuid        NOT NULL,
    trial            boolean     NOT NULL,
    rules_version    int         NOT NULL,
    bank_version_id  int         NOT NULL,
    blueprint        text        NOT NULL,
    seed             bigint      NOT NULL,
    started_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    deadline         timestamptz NOT NULL,
    revision         int         NOT NULL DEFAULT 0,
    sheet            text        NOT NULL DEFAULT '',
    saved_at         timestamptz,
    submitted_at     timestamptz,
    closed_by        text        CHECK (closed_by IN ('citizen', 'server')),
    correct          int,
    total            int,
    elapsed_ms       int,
    receipt          text        UNIQUE,
    -- The limits of attempts are bounds on these numbers; two racing starts cannot both take the same one.
    CONSTRAINT attempt_number UNIQUE (participation_id, round_id, number),
    CONSTRAINT attempt_day_number UNIQUE (participation_id, round_id, day, day_number),
    -- A repeated start finds the attempt that it made the first time.
    CONSTRAINT attempt_start UNIQUE (participation_id, round_id, client_key),
    CHECK (deadline <= expires_at),
    CHECK ((submitted_at IS NULL) = (receipt IS NULL) AND (submitted_at IS NULL) = (correct IS NULL) AND (submitted_at IS NULL) = (closed_by IS NULL))
) WITH (fillfactor = 70);
-- One attempt at a time.
CREATE UNIQUE INDEX attempt_live ON attempt (participation_id, round_id) WHERE submitted_at IS NULL;
CREATE INDEX attempt_expiring ON attempt (deadline) WHERE submitted_at IS NULL;
COMMENT ON TABLE attempt IS
    'attempt: one timed paper. The paper itself is not stored: bank version, blueprint and seed draw it again. day_number is only given where the rules limit attempts per day. expires_at = start + time limit; deadline = the earlier of that and the round''s close.';

CREATE VIEW report_attempt AS
    SELECT a.participation_id, a.contest_id, a.round_id, a.correct, a.total, a.elapsed_ms, a.submitted_at
      FROM attempt a
     WHERE a.submitted_at IS NOT NULL AND NOT a.trial;
COMMENT ON VIEW report_attempt IS 'attempt: what counts (submitted, not a rehearsal).';
