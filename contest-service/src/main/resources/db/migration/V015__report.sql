CREATE TABLE report_template (
    kind       text        NOT NULL CHECK (kind IN ('bao-cao', 'doan-van', 'don-doc')),
    layout     text        NOT NULL CHECK (layout IN ('', 'dang', 'nha-nuoc', 'doan-the')),
    body       text        NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (kind, layout)
);
COMMENT ON TABLE report_template IS 'report: wording that an admin changed; what is not here is as shipped. layout '''' holds for every layout without its own.';

CREATE TABLE report_setting (
    contest_id   int         NOT NULL REFERENCES contest,
    unit_id      bigint      NOT NULL REFERENCES unit,
    layout       text        NOT NULL CHECK (layout IN ('dang', 'nha-nuoc', 'doan-the')),
    setting      jsonb       NOT NULL,
    updated_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (contest_id, unit_id, layout)
);
CREATE INDEX report_setting_by_unit ON report_setting (unit_id, layout, updated_at DESC);
COMMENT ON TABLE report_setting IS 'report: issuing bodies, bases, addressees and signer of a unit''s documents, per layout; another contest starts with the newest of them.';

CREATE TABLE report_due (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id int         NOT NULL REFERENCES contest,
    unit_id    bigint      NOT NULL REFERENCES unit,
    title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    weekday    smallint    CHECK (weekday BETWEEN 1 AND 7),
    at_time    time,
    due_at     timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CHECK ((weekday IS NULL) = (at_time IS NULL) AND (weekday IS NULL) <> (due_at IS NULL))
);
CREATE INDEX report_due_by_unit ON report_due (contest_id, unit_id);
COMMENT ON TABLE report_due IS 'report: what a unit asks of those directly below: a report every week by a weekday (1 = Monday) and time in Việt Nam, or once by a moment.';

CREATE TABLE report_schedule (
    contest_id    int         NOT NULL REFERENCES contest,
    unit_id       bigint      NOT NULL REFERENCES unit,
    layout        text        NOT NULL CHECK (layout IN ('dang', 'nha-nuoc', 'doan-the')),
    next_at       timestamptz NOT NULL,
    claimed_until timestamptz,
    failures      int         NOT NULL DEFAULT 0,
    PRIMARY KEY (contest_id, unit_id)
);
CREATE INDEX report_schedule_by_time ON report_schedule (next_at);
COMMENT ON TABLE report_schedule IS 'report: units whose weekly report makes itself. A node claims a row for some minutes; the issue''s uniqueness keeps it to one.';

CREATE TABLE report_issue (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id    int         NOT NULL REFERENCES contest,
    unit_id       bigint      NOT NULL REFERENCES unit,
    layout        text        NOT NULL,
    period        text        NOT NULL,
    period_words  text        NOT NULL,
    figures       jsonb       NOT NULL,
    docx          bytea       NOT NULL CHECK (octet_length(docx) <= 8388608),
    pdf           bytea       NOT NULL CHECK (octet_length(pdf) <= 8388608),
    xlsx          bytea       NOT NULL CHECK (octet_length(xlsx) <= 8388608),
    due_id        int         REFERENCES report_due ON DELETE SET NULL,
    due_at        timestamptz,
    scheduled_for timestamptz,
    issued_by     text        NOT NULL,
    issued_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (contest_id, unit_id, scheduled_for)
);
CREATE INDEX report_issue_by_unit ON report_issue (contest_id, unit_id, id DESC);
CREATE TRIGGER report_issue_figures_stay BEFORE UPDATE OF figures, docx, pdf, xlsx, issued_at ON report_issue
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE report_issue IS 'report: reports as they were sent, figures and files frozen. due_id and due_at name the deadline it answers; scheduled_for the moment for which it was made by itself.';

CREATE TABLE difficulty (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id  int         NOT NULL REFERENCES contest,
    unit_id     bigint      NOT NULL REFERENCES unit,
    body        text        NOT NULL CHECK (length(body) BETWEEN 5 AND 2000),
    written_by  text        NOT NULL,
    written_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    answer      text        CHECK (length(answer) BETWEEN 1 AND 2000),
    answered_by text,
    answered_at timestamptz,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX difficulty_by_unit ON difficulty (contest_id, unit_id);
COMMENT ON TABLE difficulty IS 'report: khó khăn, vướng mắc of a unit, seen and answered by the levels above.';

CREATE TABLE difficulty_choice (
    difficulty_id int    NOT NULL REFERENCES difficulty ON DELETE CASCADE,
    unit_id       bigint NOT NULL REFERENCES unit,
    PRIMARY KEY (difficulty_id, unit_id)
);
COMMENT ON TABLE difficulty_choice IS 'report: difficulties that a unit carries into its own report.';

CREATE TABLE campaign_day (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id  int      NOT NULL REFERENCES contest,
    unit_id     bigint   NOT NULL REFERENCES unit,
    kind        text     NOT NULL CHECK (kind IN ('cao-diem', 'thong-bao', 'khac')),
    title       text     NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    first_day   date     NOT NULL,
    last_day    date     NOT NULL CHECK (last_day >= first_day),
    remind_days smallint NOT NULL DEFAULT 1 CHECK (remind_days BETWEEN 0 AND 30)
);
CREATE INDEX campaign_day_by_contest ON campaign_day (contest_id, unit_id);
COMMENT ON TABLE campaign_day IS 'report: calendar of peak days and announcements of a unit, seen by everybody below; remind_days before it is shown as coming.';

CREATE TABLE reminder (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    contest_id int         NOT NULL REFERENCES contest,
    unit_id    bigint      NOT NULL REFERENCES unit,
    from_unit  bigint      NOT NULL REFERENCES unit,
    kind       text        NOT NULL CHECK (kind IN ('cong-van', 'goi', 'nhan', 'khac')),
    note       text        NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    sent_by    text        NOT NULL,
    sent_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX reminder_by_sender ON reminder (contest_id, from_unit, id DESC);
CREATE TRIGGER reminder_is_append_only BEFORE UPDATE OR DELETE ON reminder
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE reminder IS 'report: every reminder sent to a unit: a letter exported, or a call or message noted by hand. Append-only.';
