CREATE TABLE prize_plan (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id int         NOT NULL REFERENCES contest,
    round_id   int         REFERENCES round,
    version    int         NOT NULL CHECK (version > 0),
    plan       jsonb       NOT NULL,
    set_by     text        NOT NULL,
    set_at     timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (contest_id, round_id, version)
);
COMMENT ON TABLE prize_plan IS
    'result: what may be won in a round, or in the whole contest (round_id null), as PrizePlan reads it. Append-only; the newest version is in force.';
CREATE TRIGGER prize_plan_is_append_only BEFORE UPDATE OR DELETE ON prize_plan
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE closing (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id    int         NOT NULL REFERENCES contest,
    round_id      int         REFERENCES round,
    number        int         NOT NULL CHECK (number > 0),
    reason        text        NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    state         text        NOT NULL CHECK (state IN ('FROZEN', 'RANKED', 'DRAFT', 'PUBLISHED', 'FINAL', 'WITHDRAWN')),
    changed_at    timestamptz NOT NULL,
    frozen_at     timestamptz NOT NULL,
    frozen_by     text        NOT NULL,
    drafted_by    text,
    published_at  timestamptz,
    published_by  text,
    complaints_until timestamptz,
    rules_version int,
    ranking       jsonb       NOT NULL,
    people        bigint      NOT NULL,
    attempts      bigint      NOT NULL,
    people_right  bigint      NOT NULL,
    attempts_right bigint     NOT NULL,
    passed        bigint      NOT NULL,
    truth         numeric,
    plan_id       int         REFERENCES prize_plan,
    rounds        int[]       NOT NULL DEFAULT '{}',
    UNIQUE NULLS NOT DISTINCT (contest_id, round_id, number),
    CHECK (number = 1 OR reason <> ''),
    CHECK ((state IN ('PUBLISHED', 'FINAL')) = (published_at IS NOT NULL))
);
-- One version at a time is in the making.
CREATE UNIQUE INDEX closing_in_making ON closing (contest_id, round_id) NULLS NOT DISTINCT
    WHERE state IN ('FROZEN', 'RANKED', 'DRAFT');
COMMENT ON TABLE closing IS
    'result: one version of the result of a round, or of the whole contest (round_id null). A state changes only from the one before, at a moment not before the last change.';
COMMENT ON COLUMN closing.ranking IS 'RankingRules in force when it was frozen.';
COMMENT ON COLUMN closing.truth IS 'The value that the prediction asked for; none where none was asked.';
COMMENT ON COLUMN closing.people IS 'Distinct people with an attempt handed in; with everything right (people_right); that passed by the prediction''s percentage (passed).';
COMMENT ON COLUMN closing.rounds IS 'For the whole contest: the closings of the rounds it was summed from.';

CREATE TABLE closing_step (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    closing_id int         NOT NULL REFERENCES closing,
    state      text        NOT NULL,
    at         timestamptz NOT NULL,
    staff      text        NOT NULL,
    reason     text        NOT NULL DEFAULT ''
);
CREATE INDEX closing_step_by_closing ON closing_step (closing_id, id);
COMMENT ON TABLE closing_step IS 'result: how a closing came to its states: who, when and why. Append-only.';
CREATE TRIGGER closing_step_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON closing_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE key_change (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id  int         NOT NULL REFERENCES contest,
    round_id    int         NOT NULL REFERENCES round,
    question_id text        NOT NULL,
    annulled    boolean     NOT NULL,
    key         text,
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text,
    approved_at timestamptz,
    refused_by  text,
    CHECK (annulled = (key IS NULL)),
    CHECK (approved_by IS NULL OR refused_by IS NULL)
);
CREATE INDEX key_change_by_round ON key_change (round_id, id);
COMMENT ON TABLE key_change IS
    'result: a question of a round that was annulled (right for everybody) or whose key was corrected. Counts once a second person approved it; the newest approved one of a question holds.';

CREATE TABLE regraded (
    closing_id int  NOT NULL REFERENCES closing,
    attempt_id uuid NOT NULL,
    correct    int  NOT NULL CHECK (correct >= 0),
    points     int  NOT NULL CHECK (points >= 0),
    PRIMARY KEY (closing_id, attempt_id)
);
COMMENT ON COLUMN key_change.key IS 'Letters of the right choices in the order of the bank''s file, as BC; none for an annulled question.';

COMMENT ON TABLE regraded IS
    'result: attempts that count otherwise in this version because of key changes. Written between freezing and ranking; points in hundredths of a question.';

CREATE TABLE ranked (
    closing_id       int     NOT NULL,
    n                int     NOT NULL,
    place            int     NOT NULL,
    participation_id uuid    NOT NULL,
    attempt_id       uuid,
    number           int     NOT NULL,
    points           int     NOT NULL,
    total            int     NOT NULL,
    prediction       numeric,
    off              numeric,
    submitted        bigint  NOT NULL,
    elapsed          bigint  NOT NULL,
    started          bigint  NOT NULL,
    perfect          int     NOT NULL,
    attempts         int     NOT NULL,
    PRIMARY KEY (closing_id, n)
);
CREATE INDEX ranked_by_person ON ranked (participation_id, closing_id);
COMMENT ON TABLE ranked IS
    'result: the ranked list of a closing. Equals share a place; n counts the lines. For the whole contest attempt_id is null and number is how many rounds were summed.';
COMMENT ON COLUMN ranked.submitted IS 'Seconds since 1970, as started is; elapsed in whole seconds; points in hundredths of a question.';
COMMENT ON COLUMN ranked.perfect IS 'Attempts of the person with everything right; attempts: all that the person handed in.';

CREATE TABLE prize_hold (
    id               int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id       int         NOT NULL REFERENCES contest,
    participation_id uuid        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('HELD', 'DISQUALIFIED')),
    reason           text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    set_by           text        NOT NULL,
    set_at           timestamptz NOT NULL,
    lifted_by        text,
    lifted_at        timestamptz,
    lifted_reason    text,
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX prize_hold_in_force ON prize_hold (contest_id, participation_id) WHERE lifted_at IS NULL;
COMMENT ON TABLE prize_hold IS
    'result: people whose prizes are held back until something is cleared (HELD), or who get none (DISQUALIFIED), with the reason; lifted ones stay.';

CREATE TABLE judged_points (
    contest_id int           NOT NULL REFERENCES contest,
    round_id   int           REFERENCES round,
    unit_id    bigint        NOT NULL REFERENCES unit,
    points     numeric(12,2) NOT NULL CHECK (points >= 0),
    set_by     text          NOT NULL,
    set_at     timestamptz   NOT NULL,
    UNIQUE NULLS NOT DISTINCT (contest_id, round_id, unit_id)
);
CREATE INDEX judged_points_by_unit ON judged_points (unit_id);
COMMENT ON TABLE judged_points IS 'result: what the organising committee gave a unit for how it led and organised; what was there before is in the audit log.';

CREATE TABLE draw (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    closing_id   int         NOT NULL REFERENCES closing,
    prize        text        NOT NULL,
    prize_name   text        NOT NULL,
    seats        int         NOT NULL CHECK (seats > 0),
    contenders   text[]      NOT NULL,
    list_hash    text        NOT NULL CHECK (list_hash ~ '^[0-9a-f]{64}$'),
    source       text        NOT NULL CHECK (length(source) BETWEEN 1 AND 300),
    known_at     timestamptz NOT NULL,
    announced_by text        NOT NULL,
    announced_at timestamptz NOT NULL,
    seed         text        CHECK (length(seed) BETWEEN 1 AND 200),
    entered_by   text,
    entered_at   timestamptz,
    confirmed_by text,
    confirmed_at timestamptz,
    drawn        text[],
    UNIQUE (closing_id, prize),
    CHECK (announced_at < known_at AND known_at <= entered_at AND entered_at <= confirmed_at),
    CHECK ((seed IS NULL) = (entered_by IS NULL) AND (drawn IS NULL) = (confirmed_by IS NULL))
);
COMMENT ON TABLE draw IS
    'result: a draw among equals. The list''s hash and the source of the seed are public from announced_at on, before the seed can be known (known_at). drawn is the whole order of the lot.';

CREATE TABLE award (
    id               int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    closing_id       int     NOT NULL REFERENCES closing,
    nth              int     NOT NULL,
    kind             text    NOT NULL CHECK (kind IN ('INDIVIDUAL', 'UNIT', 'SPREAD')),
    prize            text    NOT NULL,
    prize_name       text    NOT NULL,
    type             text    NOT NULL CHECK (type IN ('MONEY', 'BANG_KHEN', 'GIAY_KHEN')),
    money            bigint  NOT NULL CHECK (money >= 0),
    participation_id uuid,
    pseudonym        text,
    unit_id          bigint,
    block            text    NOT NULL DEFAULT '',
    place            int     NOT NULL,
    value            text    NOT NULL DEFAULT '',
    by_lot           boolean NOT NULL,
    held             boolean NOT NULL,
    UNIQUE (closing_id, nth),
    CHECK ((kind = 'UNIT') = (participation_id IS NULL)),
    CHECK (kind <> 'UNIT' OR unit_id IS NOT NULL)
);
CREATE INDEX award_by_person ON award (participation_id) WHERE participation_id IS NOT NULL;
COMMENT ON TABLE award IS 'result: who was given which prize in this version; unit_id of a person is the unit they counted for when the draft was made.';
