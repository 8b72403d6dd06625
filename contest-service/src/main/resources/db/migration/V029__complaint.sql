CREATE TABLE complaint (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code          text        NOT NULL UNIQUE CHECK (code ~ '^[0-9A-Z]{12}$'),
    contest_id    int         NOT NULL REFERENCES contest,
    round_id      int         REFERENCES round,
    about         text        NOT NULL CHECK (about IN ('RESULT', 'QUESTION', 'PRIZE', 'OTHER')),
    text          bytea,
    contact       bytea,
    receipt       text,
    made_at       timestamptz NOT NULL,
    decision      text        CHECK (decision IN ('ACCEPTED', 'PARTLY', 'REFUSED')),
    answer        text        CHECK (length(answer) BETWEEN 1 AND 4000),
    answered_by   text,
    answered_at   timestamptz,
    key_change_id int         REFERENCES key_change,
    closing_id    int         REFERENCES closing,
    shown         boolean     NOT NULL DEFAULT false,
    summary       text        CHECK (length(summary) BETWEEN 1 AND 500),
    public_answer text        CHECK (length(public_answer) BETWEEN 1 AND 2000),
    erased_at     timestamptz,
    CHECK ((decision IS NULL) = (answered_at IS NULL) AND (decision IS NULL) = (answered_by IS NULL) AND (decision IS NULL) = (answer IS NULL)),
    CHECK (NOT shown OR (decision IS NOT NULL AND summary IS NOT NULL AND public_answer IS NOT NULL)),
    CHECK (erased_at IS NULL OR (text IS NULL AND contact IS NULL AND receipt IS NULL))
);
CREATE INDEX complaint_by_contest ON complaint (contest_id, id);
CREATE INDEX complaint_open ON complaint (contest_id, round_id) WHERE decision IS NULL;
CREATE INDEX complaint_to_erase ON complaint (answered_at) WHERE erased_at IS NULL;
COMMENT ON TABLE complaint IS
    'result: what somebody complained about and what was answered. text and contact are sealed and erased some time after the answer; only summary and public_answer, which staff write, are ever public. round_id null: the whole contest.';
