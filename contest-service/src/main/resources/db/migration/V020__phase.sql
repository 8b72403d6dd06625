ALTER TABLE round ADD phase text NOT NULL DEFAULT '' CHECK (length(phase) <= 120);
COMMENT ON COLUMN round.phase IS 'The part of the contest (giai đoạn, đợt) to which the round belongs; rounds of one phase share the text. Empty: none.';
