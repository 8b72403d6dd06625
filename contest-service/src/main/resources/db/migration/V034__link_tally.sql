-- What links brought is added up as people come and hand in: counting it from the base tables took seconds for a country.
CREATE TABLE link_change (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id       int  NOT NULL,
    participation_id uuid NOT NULL
);
CREATE INDEX link_change_by_contest ON link_change (contest_id, id);
COMMENT ON TABLE link_change IS 'share: outbox of the standings: who came by a link and may have handed in something since.';

CREATE TABLE link_person (
    participation_id uuid PRIMARY KEY,
    code             text NOT NULL,
    attempts         int  NOT NULL
);
COMMENT ON TABLE link_person IS 'share: who came by which link, and how many attempts they had handed in when they were last added to link_tally.';

CREATE TABLE link_tally (
    code     text   PRIMARY KEY,
    visits   bigint NOT NULL DEFAULT 0,
    entered  bigint NOT NULL DEFAULT 0,
    people   bigint NOT NULL DEFAULT 0,
    attempts bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE link_tally IS
    'share: what a link brought so far: times it was followed, people who registered, those of them who handed in an attempt, and their attempts. Nobody counts for their own link.';

INSERT INTO link_tally (code, visits) SELECT code, sum(visits) FROM link_visit GROUP BY code;
INSERT INTO link_change (contest_id, participation_id)
SELECT contest_id, id FROM participation WHERE link_code IS NOT NULL AND NOT trial;
