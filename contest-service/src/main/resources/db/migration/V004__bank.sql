CREATE TABLE bank (
    id    int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL UNIQUE CHECK (length(title) BETWEEN 1 AND 200)
);
COMMENT ON TABLE bank IS 'bank: a question bank; its content is in its versions.';

CREATE TABLE bank_version (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bank_id    int         NOT NULL REFERENCES bank,
    number     int         NOT NULL,
    digest     text        NOT NULL,
    questions  int         NOT NULL CHECK (questions > 0),
    file_name  text        NOT NULL,
    content    bytea       NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (bank_id, number),
    UNIQUE (bank_id, digest)
);
COMMENT ON TABLE bank_version IS 'bank: an immutable version, kept as the accepted file. The same content is the same version (digest).';
CREATE TRIGGER bank_version_is_immutable BEFORE UPDATE OR DELETE ON bank_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
