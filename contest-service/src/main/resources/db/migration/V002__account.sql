CREATE TABLE staff (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login         text        NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    role          text        NOT NULL CHECK (role IN ('ADMIN', 'REVIEWER', 'ORGANIZER')),
    unit_id       bigint,
    password      text        NOT NULL,
    must_change   boolean     NOT NULL DEFAULT true,
    disabled_at   timestamptz,
    created_by    int REFERENCES staff,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((role = 'ORGANIZER') = (unit_id IS NOT NULL))
);
COMMENT ON TABLE staff IS 'account: people who run contests. password is Argon2id; unit_id is the top of an organizer''s subtree.';

CREATE TABLE staff_session (
    token_hash bytea PRIMARY KEY,
    staff_id   int         NOT NULL REFERENCES staff ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
CREATE INDEX staff_session_by_staff ON staff_session (staff_id);
COMMENT ON TABLE staff_session IS 'account: signed-in staff. Only the SHA-256 of the cookie is kept; 30 minutes idle, 8 hours at most.';

CREATE TABLE audit_log (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    staff_id int,
    staff    text        NOT NULL,
    action   text        NOT NULL,
    subject  text        NOT NULL,
    before   jsonb,
    after    jsonb
);
CREATE INDEX audit_log_by_subject ON audit_log (subject, id);
COMMENT ON TABLE audit_log IS 'account: who did what, when, and what it was before and after. Append-only.';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
