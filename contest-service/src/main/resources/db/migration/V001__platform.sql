-- Extensions and the outbox that every later feature may write to.
CREATE EXTENSION IF NOT EXISTS ltree;

-- Vietnamese order in which "Tổ dân phố số 2" comes before "Tổ dân phố số 10".
CREATE COLLATION vietnamese (provider = icu, locale = 'vi-u-kn-true');

CREATE TABLE standing_change (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id       int         NOT NULL,
    participation_id uuid        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX standing_change_by_contest ON standing_change (contest_id, id);
COMMENT ON TABLE standing_change IS
    'platform: outbox. "What counts of this participation may have changed." Written in the transaction of the change, consumed (deleted) by standing alone.';
