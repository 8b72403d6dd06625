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
