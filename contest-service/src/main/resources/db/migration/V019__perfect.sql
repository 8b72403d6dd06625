ALTER TABLE unit_tally
    DROP CONSTRAINT unit_tally_kind_check,
    ADD CHECK (kind IN ('AUDIENCE', 'SCORE', 'PERFECT', 'DAY', 'FIRST_DAY', 'WEEK'));
COMMENT ON TABLE unit_tally IS
    'standing: people and attempts of a unit with everything below it by audience, best score in whole percent, day, first day and week (its Monday); days and weeks for all rounds together (round 0) only. PERFECT: people with an attempt in which everything was right, and those attempts alone.';

-- Whoever was tallied before is tallied once more.
INSERT INTO tally_change (contest_id, participation_id)
SELECT contest_id, participation_id FROM person_tally;
