ALTER TABLE round_rules ADD ranking jsonb NOT NULL DEFAULT
    '{"counting":"BEST","scoring":"ALL_OR_NOTHING","prediction":null,"order":["SCORE","SHORTEST","EARLIEST"]}';
COMMENT ON COLUMN round_rules.ranking IS 'Which attempt counts, how it is scored, what is predicted and how ties are broken, as RankingRules reads it.';

ALTER TABLE attempt
    ADD scoring text NOT NULL DEFAULT 'ALL_OR_NOTHING' CHECK (scoring IN ('ALL_OR_NOTHING', 'PARTIAL')),
    ADD points  int;
COMMENT ON COLUMN attempt.scoring IS 'How questions with several right choices count: of the rules the attempt was started under.';
COMMENT ON COLUMN attempt.points IS 'Hundredths of a question; null is 100 for each right answer (attempts from before there were points).';

CREATE VIEW report_submission AS
    SELECT a.id, a.contest_id, a.round_id, a.participation_id, a.number, a.rules_version, a.bank_version_id, a.blueprint,
           a.seed, a.started_at, a.submitted_at, a.elapsed_ms, a.closed_by, a.sheet, a.scoring, a.correct, a.total,
           coalesce(a.points, a.correct * 100) AS points,
           nullif(split_part(a.sheet, '#', 2), '')::numeric AS prediction, a.receipt
      FROM attempt a
     WHERE a.submitted_at IS NOT NULL AND NOT a.trial;
COMMENT ON VIEW report_submission IS
    'attempt: everything a result is computed from. The prediction stands behind the last # of the sheet.';
