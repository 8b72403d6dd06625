CREATE TABLE short_link (
    code       text PRIMARY KEY,
    contest_id int         NOT NULL REFERENCES contest,
    unit_id    bigint      REFERENCES unit,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (contest_id, unit_id)
);
COMMENT ON TABLE short_link IS 'share: the short address of a contest, or of a unit in a contest. The last character of a code checks the others.';
