CREATE TABLE bundle_key (
    id          int PRIMARY KEY CHECK (id = 1),
    public_key  bytea       NOT NULL,
    private_key bytea       NOT NULL,
    made_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE bundle_key IS 'result: the Ed25519 key that signs bundles, made once; the private half is sealed.';

CREATE TABLE bundle_file (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    closing_id  int         NOT NULL REFERENCES closing,
    begun_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    lines       bigint,
    bytes       bigint,
    digest      text        CHECK (digest ~ '^[0-9a-f]{64}$'),
    CHECK ((finished_at IS NULL) = (digest IS NULL))
);
CREATE UNIQUE INDEX bundle_file_of_closing ON bundle_file (closing_id) WHERE finished_at IS NOT NULL;
COMMENT ON TABLE bundle_file IS
    'result: the bundle of a version, gzip, written once and kept as long as the version is readable. digest is the SHA-256 of the file.';

CREATE TABLE bundle_chunk (
    file_id int   NOT NULL REFERENCES bundle_file ON DELETE CASCADE,
    nth     int   NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (file_id, nth)
);
-- Compressed already.
ALTER TABLE bundle_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
COMMENT ON TABLE bundle_chunk IS 'result: a bundle in pieces of about a megabyte.';

CREATE UNLOGGED TABLE bundle_entry (
    file_id    int      NOT NULL,
    n          int      NOT NULL,
    attempt_id uuid     NOT NULL,
    person     int      NOT NULL,
    units      bigint[] NOT NULL,
    audience   text,
    correct    int      NOT NULL,
    points     int      NOT NULL,
    PRIMARY KEY (file_id, n)
);
CREATE INDEX bundle_entry_by_attempt ON bundle_entry (attempt_id);
COMMENT ON TABLE bundle_entry IS
    'result: the attempts of a bundle while it is written, numbered in one snapshot. person is a running number of this bundle alone.';
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
