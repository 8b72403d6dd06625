CREATE TABLE decision_head (
    contest_id integer NOT NULL REFERENCES contest (id) ON DELETE CASCADE,
    layout text NOT NULL,
    setting jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (contest_id, layout)
);
COMMENT ON TABLE decision_head IS
    'result: who issues the decisions of a contest, on what bases and who signs, per layout, as an admin saved it; a contest without a row has what its names give.';
