ALTER TABLE report_due
    ADD month_day smallint CHECK (month_day BETWEEN 1 AND 31),
    DROP CONSTRAINT report_due_check,
    ADD CHECK (num_nonnulls(weekday, month_day, due_at) = 1 AND (at_time IS NULL) = (due_at IS NOT NULL));
COMMENT ON TABLE report_due IS
    'report: what a unit asks of those directly below: a report every week by a weekday (1 = Monday) and time in Việt Nam, every month by a day (a month that has no such day: its last) and time, or once by a moment.';

-- Two deadlines may fall on one moment, each with its own period.
ALTER TABLE report_issue
    DROP CONSTRAINT report_issue_contest_id_unit_id_scheduled_for_key,
    ADD UNIQUE (contest_id, unit_id, scheduled_for, period);
COMMENT ON TABLE report_schedule IS
    'report: units whose report makes itself, at the deadlines that the unit above sets, else Mondays at seven. A node claims a row for some minutes; the issue''s uniqueness keeps it to one.';
