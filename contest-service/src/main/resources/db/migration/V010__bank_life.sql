CREATE TABLE bank_draft (
    id              int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    kind            text        NOT NULL CHECK (kind IN ('REPLACE', 'ADD', 'RETIRE')),
    base_version_id int REFERENCES bank_version,
    digest          text        NOT NULL,
    questions       int         NOT NULL CHECK (questions > 0),
    warnings        int         NOT NULL,
    file_name       text        NOT NULL,
    original        bytea       NOT NULL,
    content         bytea       NOT NULL,
    uploaded_by     text        NOT NULL,
    uploaded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    state           text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'APPROVED', 'REJECTED')),
    decided_by      text,
    decided_at      timestamptz,
    reason          text        NOT NULL DEFAULT '',
    version_id      int REFERENCES bank_version,
    CHECK ((state = 'WAITING') = (decided_by IS NULL)),
    CHECK ((state = 'WAITING') = (decided_at IS NULL)),
    CHECK (kind = 'REPLACE' OR base_version_id IS NOT NULL)
);
COMMENT ON TABLE bank_draft IS 'bank: what somebody wants to become the next version of a bank; another person decides. original is the file as it came, content the whole bank that would result.';
CREATE UNIQUE INDEX bank_draft_waits_once ON bank_draft (title, digest) WHERE state = 'WAITING';
CREATE INDEX ON bank_draft (version_id);

CREATE TABLE bank_question (
    version_id  int  NOT NULL REFERENCES bank_version,
    question_id text NOT NULL,
    digest      text NOT NULL,
    PRIMARY KEY (version_id, question_id)
);
COMMENT ON TABLE bank_question IS 'bank: which question, with which content (digest), stands in which version: for histories and for what is in use. Versions from before this table have no rows.';
CREATE INDEX ON bank_question (question_id);

CREATE TABLE bank_picture (
    digest     text  PRIMARY KEY,
    media_type text  NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
    content    bytea NOT NULL
);
COMMENT ON TABLE bank_picture IS 'bank: pictures of questions, re-encoded by us, by the SHA-256 of their bytes.';
