CREATE TABLE contest (
    id              int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug            text        NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    organizer       text        NOT NULL CHECK (length(organizer) BETWEEN 1 AND 200),
    hotline         text        NOT NULL CHECK (length(hotline) BETWEEN 1 AND 120),
    tree_id         int         NOT NULL REFERENCES unit_tree,
    rules_text      text        NOT NULL DEFAULT '',
    fields          jsonb       NOT NULL,
    audiences       jsonb       NOT NULL DEFAULT '[]',
    consent_text    text        NOT NULL,
    consent_version int         NOT NULL DEFAULT 1,
    score_at_once   boolean     NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE contest IS 'contest: what the public page says and what the entry form asks. fields lists {name, required, identifies}.';

CREATE TABLE round (
    id              int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id      int         NOT NULL REFERENCES contest,
    number          int         NOT NULL CHECK (number BETWEEN 1 AND 200),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    opens_at        timestamptz NOT NULL,
    closes_at       timestamptz NOT NULL,
    bank_version_id int         NOT NULL REFERENCES bank_version,
    rules_version   int         NOT NULL DEFAULT 1,
    UNIQUE (contest_id, number),
    CHECK (opens_at < closes_at)
);
COMMENT ON TABLE round IS 'contest: a window of time in which attempts are taken, over exactly one bank version.';

CREATE TABLE round_rules (
    round_id      int         NOT NULL REFERENCES round,
    version       int         NOT NULL,
    minutes       int         NOT NULL CHECK (minutes BETWEEN 1 AND 240),
    attempts      int         NOT NULL CHECK (attempts BETWEEN 1 AND 1000),
    per_day       int         CHECK (per_day BETWEEN 1 AND 1000),
    blueprint     text        NOT NULL,
    rules_text    text        NOT NULL DEFAULT '',
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (round_id, version)
);
COMMENT ON TABLE round_rules IS 'contest: versions of a round''s rules, append-only; round.rules_version names the one in force.';
CREATE TRIGGER round_rules_is_append_only BEFORE UPDATE OR DELETE ON round_rules
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE contest_document (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id int         NOT NULL REFERENCES contest,
    round_id   int         REFERENCES round,
    title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    number     text        NOT NULL DEFAULT '',
    issuer     text        NOT NULL DEFAULT '',
    issued_on  date,
    link       text,
    file_name  text,
    media_type text,
    content    bytea,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((link IS NULL) <> (content IS NULL)),
    CHECK (octet_length(content) <= 10485760)
);
COMMENT ON TABLE contest_document IS 'contest: material of a contest or of one round, linked or uploaded (10 MB at most).';

-- Nodes notice a change by this one number, whichever node made it. A row, not a sequence: it shows only once its change is committed.
CREATE TABLE contest_catalog (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    revision bigint  NOT NULL
);
INSERT INTO contest_catalog (revision) VALUES (1);
COMMENT ON TABLE contest_catalog IS 'contest: moves with every change of contests, rounds and documents.';

CREATE FUNCTION touch_contest_catalog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE contest_catalog SET revision = revision + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER contest_touches_catalog AFTER INSERT OR UPDATE OR DELETE ON contest FOR EACH STATEMENT EXECUTE FUNCTION touch_contest_catalog();
CREATE TRIGGER round_touches_catalog AFTER INSERT OR UPDATE OR DELETE ON round FOR EACH STATEMENT EXECUTE FUNCTION touch_contest_catalog();
CREATE TRIGGER document_touches_catalog AFTER INSERT OR UPDATE OR DELETE ON contest_document FOR EACH STATEMENT EXECUTE FUNCTION touch_contest_catalog();
