-- What a link brought stands with the link: beside it, every page of channels had to join tens of thousands of rows.
ALTER TABLE short_link
    ADD COLUMN visits   bigint NOT NULL DEFAULT 0,
    ADD COLUMN entered  bigint NOT NULL DEFAULT 0,
    ADD COLUMN people   bigint NOT NULL DEFAULT 0,
    ADD COLUMN attempts bigint NOT NULL DEFAULT 0;
UPDATE short_link l
   SET visits = t.visits, entered = t.entered, people = t.people, attempts = t.attempts
  FROM link_tally t WHERE t.code = l.code;
DROP TABLE link_tally;
-- Room in each page for the next version of a row: the figures are in no index.
ALTER TABLE short_link SET (fillfactor = 80);

COMMENT ON COLUMN short_link.visits IS 'Times it was followed.';
COMMENT ON COLUMN short_link.entered IS 'People who registered by it, added up some seconds later; nobody counts for their own link.';
COMMENT ON COLUMN short_link.people IS 'Those of them who handed in an attempt.';
COMMENT ON COLUMN short_link.attempts IS 'And their attempts.';
COMMENT ON TABLE link_person IS 'share: who came by which link, and how many attempts they had handed in when they were last added to it.';
