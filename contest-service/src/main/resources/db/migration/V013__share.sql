ALTER TABLE short_link
    ADD COLUMN channel          text NOT NULL DEFAULT ''
        CHECK (channel IN ('', 'ZALO', 'FACEBOOK', 'PORTAL', 'POSTER', 'LOUDSPEAKER', 'MEETING', 'OTHER')),
    ADD COLUMN participation_id uuid REFERENCES participation ON DELETE CASCADE,
    DROP CONSTRAINT short_link_contest_id_unit_id_key,
    ADD CHECK (participation_id IS NULL OR channel = '');
CREATE UNIQUE INDEX short_link_of_place ON short_link (contest_id, unit_id, channel) NULLS NOT DISTINCT
    WHERE participation_id IS NULL;
CREATE UNIQUE INDEX short_link_of_person ON short_link (participation_id) WHERE participation_id IS NOT NULL;
CREATE INDEX short_link_by_unit ON short_link (contest_id, unit_id);
COMMENT ON TABLE short_link IS
    'share: the short address of a contest or of a unit in it, one for each channel it is spread by ('''' = none in particular), and one for each person who asks for it. The last character of a code checks the others.';
COMMENT ON COLUMN short_link.participation_id IS 'Whose personal link it is; unit_id is then the unit of that person when it was made.';

CREATE TABLE link_visit (
    code   text NOT NULL REFERENCES short_link ON DELETE CASCADE,
    day    date NOT NULL,
    visits int  NOT NULL CHECK (visits > 0),
    PRIMARY KEY (code, day)
);
COMMENT ON TABLE link_visit IS 'share: how often a link was followed on a day in Việt Nam. Nothing about who did.';

CREATE INDEX participation_by_link ON participation (link_code) WHERE link_code IS NOT NULL;

CREATE VIEW report_attempt_start AS
    SELECT a.participation_id, a.contest_id, a.round_id, a.started_at, a.submitted_at
      FROM attempt a
     WHERE NOT a.trial;
COMMENT ON VIEW report_attempt_start IS 'attempt: what was begun, handed in (submitted_at) or not; rehearsals left out.';

CREATE TABLE share_text (
    contest_id int  NOT NULL REFERENCES contest,
    kind       text NOT NULL CHECK (kind IN ('ZALO', 'FACEBOOK', 'PORTAL', 'LOUDSPEAKER')),
    body       text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    PRIMARY KEY (contest_id, kind)
);
COMMENT ON TABLE share_text IS 'share: a contest''s own wording of a text to spread, in Mustache; without a row the shipped wording is used.';

CREATE TABLE contest_look (
    contest_id int  PRIMARY KEY REFERENCES contest,
    accent     text CHECK (accent ~ '^#[0-9a-f]{6}$'),
    host       text UNIQUE CHECK (length(host) <= 253 AND host ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+$')
);
COMMENT ON TABLE contest_look IS 'contest: accent colour and own host name of a contest; a request with that Host shows the contest at /.';
CREATE TRIGGER look_touches_catalog AFTER INSERT OR UPDATE OR DELETE ON contest_look FOR EACH STATEMENT EXECUTE FUNCTION touch_contest_catalog();

CREATE TABLE contest_picture (
    contest_id int   NOT NULL REFERENCES contest,
    kind       text  NOT NULL CHECK (kind IN ('BANNER', 'LOGO')),
    digest     text  NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    media_type text  NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
    content    bytea NOT NULL CHECK (octet_length(content) <= 400000),
    PRIMARY KEY (contest_id, kind)
);
CREATE INDEX contest_picture_by_digest ON contest_picture (digest);
COMMENT ON TABLE contest_picture IS 'contest: banner and logo, re-encoded by us, by the SHA-256 of their bytes.';
CREATE TRIGGER picture_touches_catalog AFTER INSERT OR UPDATE OR DELETE ON contest_picture FOR EACH STATEMENT EXECUTE FUNCTION touch_contest_catalog();
