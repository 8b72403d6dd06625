CREATE VIEW report_round_ranking AS
    SELECT r.contest_id, r.id AS round_id, u.ranking ->> 'counting' AS counting,
           array(SELECT s.step FROM jsonb_array_elements_text(u.ranking -> 'order') WITH ORDINALITY AS s (step, n) ORDER BY s.n) AS steps
      FROM round r JOIN round_rules u ON u.round_id = r.id AND u.version = r.rules_version;
COMMENT ON VIEW report_round_ranking IS
    'contest: which attempt of a person counts in a round, and by which steps, of the rules in force.';

ALTER TABLE person_best
    ADD points     int NOT NULL DEFAULT 0,
    ADD number     int NOT NULL DEFAULT 0,
    ADD started_at timestamptz NOT NULL DEFAULT 'epoch',
    ADD perfect    int NOT NULL DEFAULT 0;
COMMENT ON TABLE person_best IS
    'standing: what a person counts for, as last folded: in each round the attempt that its rules count, as far as they can tell before the close (no prediction); in all, as round 0, the best single attempt. perfect: attempts with everything right. units are all those it was counted in, ancestors included, so that a later correction takes away exactly what was added.';

-- Whoever was folded before is folded once more, by the rules.
INSERT INTO standing_change (contest_id, participation_id)
SELECT contest_id, participation_id FROM person_best WHERE round_id = 0;
