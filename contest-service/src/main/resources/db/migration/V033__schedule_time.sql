ALTER TABLE report_schedule
    ADD COLUMN weekday smallint NOT NULL DEFAULT 1 CHECK (weekday BETWEEN 1 AND 7),
    ADD COLUMN at_time time     NOT NULL DEFAULT '07:00';
COMMENT ON TABLE report_schedule IS
    'report: units whose report makes itself, at the deadlines that the unit above sets and, where it sets no weekly one, at a weekday (1 = Monday) and time in Việt Nam that the unit chose itself. A node claims a row for some minutes; the issue''s uniqueness keeps it to one.';
