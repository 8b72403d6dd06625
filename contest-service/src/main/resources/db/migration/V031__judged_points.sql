-- What was given by mistake is taken back; the row stays so that a draft made before is known to be out of date.
ALTER TABLE judged_points ALTER COLUMN points DROP NOT NULL;
COMMENT ON COLUMN judged_points.points IS 'None: taken back, as if nobody had judged.';
