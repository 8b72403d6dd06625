-- Weeks and months are added up like rounds: to count them from the attempts took seconds for a province, and whoever
-- handed in meanwhile felt it. Here for everybody who was tallied before, in the units they were tallied in, so that a
-- later change takes away exactly what is added now.
SET LOCAL work_mem = '128MB';

ALTER TABLE unit_tally RENAME COLUMN round_id TO span;
ALTER TABLE person_tally RENAME COLUMN rounds TO spans;

CREATE TEMPORARY TABLE facet ON COMMIT DROP AS
WITH best AS (
    SELECT p.contest_id, p.participation_id, w.audience, s.span,
           max(CASE WHEN a.correct = 0 THEN 0 ELSE greatest(1, a.correct * 100 / a.total) END)::text AS score,
           count(*)::int AS attempts, (count(*) FILTER (WHERE a.correct = a.total))::int AS perfect
      FROM person_tally p
      JOIN report_participation w ON w.participation_id = p.participation_id
      JOIN report_attempt a ON a.participation_id = p.participation_id AND a.contest_id = p.contest_id
      CROSS JOIN LATERAL (SELECT (a.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) d
      CROSS JOIN LATERAL (VALUES (-to_char(date_trunc('week', d.day), 'YYYYMMDD')::int), (-to_char(d.day, 'YYYYMM')::int)) s (span)
     GROUP BY p.contest_id, p.participation_id, w.audience, s.span
)
SELECT b.contest_id, b.participation_id, b.span, f.kind, f.key, f.attempts
  FROM best b
  CROSS JOIN LATERAL (VALUES ('AUDIENCE', b.audience, b.attempts), ('SCORE', b.score, b.attempts), ('PERFECT', '', b.perfect))
             f (kind, key, attempts)
 WHERE f.attempts > 0;

INSERT INTO unit_tally (contest_id, unit_id, kind, span, key, people, attempts)
SELECT f.contest_id, u.unit_id, f.kind, f.span, f.key, count(*), sum(f.attempts)
  FROM facet f
  JOIN person_tally p ON p.contest_id = f.contest_id AND p.participation_id = f.participation_id
  CROSS JOIN LATERAL unnest(p.units) u (unit_id)
 GROUP BY f.contest_id, u.unit_id, f.kind, f.span, f.key;

UPDATE person_tally p
   SET spans = t.spans, kinds = t.kinds, keys = t.keys, attempts = t.attempts
  FROM (SELECT contest_id, participation_id, array_agg(span) AS spans, array_agg(kind) AS kinds, array_agg(key) AS keys,
               array_agg(attempts) AS attempts
          FROM (TABLE facet
                UNION ALL
                SELECT o.contest_id, o.participation_id, k.span, k.kind, k.key, k.attempts
                  FROM person_tally o
                  CROSS JOIN LATERAL unnest(o.spans, o.kinds, o.keys, o.attempts) k (span, kind, key, attempts)
                 WHERE k.kind <> 'WEEK') every
         GROUP BY contest_id, participation_id) t
 WHERE p.contest_id = t.contest_id AND p.participation_id = t.participation_id;

DELETE FROM unit_tally WHERE kind = 'WEEK';
ALTER TABLE unit_tally
    DROP CONSTRAINT unit_tally_kind_check,
    ADD CHECK (kind IN ('AUDIENCE', 'SCORE', 'PERFECT', 'DAY', 'FIRST_DAY'));
COMMENT ON TABLE unit_tally IS
    'standing: people and attempts of a unit with everything below it, in a span, by audience, best score in whole percent, day and first day (for the whole contest only). PERFECT: people with an attempt in which everything was right, and those attempts alone.';
COMMENT ON COLUMN unit_tally.span IS
    'over 0: that round; 0: the whole contest; below: calendar in Việt Nam, a month as -YYYYMM, a week as -YYYYMMDD of its Monday.';
COMMENT ON TABLE person_tally IS
    'standing: under which spans, kinds and keys a person was last tallied, and in which units, so that a change takes away exactly what was added.';
