ALTER TABLE key_change
    ADD approve_reason text CHECK (length(approve_reason) <= 1000),
    ADD refused_at     timestamptz,
    ADD refuse_reason  text CHECK (length(refuse_reason) <= 1000),
    ADD preview        jsonb,
    ADD CHECK ((approved_by IS NULL) = (approved_at IS NULL) AND (refused_by IS NULL) = (refused_at IS NULL)),
    ADD CHECK (key ~ '^[A-J]{1,10}$');
-- One proposal at a time about a question.
CREATE UNIQUE INDEX key_change_waiting ON key_change (round_id, question_id) WHERE approved_by IS NULL AND refused_by IS NULL;
COMMENT ON COLUMN key_change.key IS 'Letters of the right choices in the order of the bank; none when the question is annulled.';
COMMENT ON COLUMN key_change.preview IS 'What would move, as KeyPreview reads it; none until it is computed. Holds ids of people, no names.';

CREATE TABLE regrade (
    closing_id int PRIMARY KEY REFERENCES closing,
    changes    int[]       NOT NULL,
    begun_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    graded_at  timestamptz,
    attempts   bigint,
    differing  bigint
);
COMMENT ON TABLE regrade IS
    'result: which key changes count in a version, fixed when its marking began; how many attempts were marked and how many count otherwise than before.';

CREATE TABLE regrade_followed (
    closing_id int PRIMARY KEY REFERENCES closing,
    at         timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE regrade_followed IS 'result: published versions whose marks the attempts themselves, and so boards, have.';

CREATE UNLOGGED TABLE key_preview (
    change_id  int  NOT NULL,
    attempt_id uuid NOT NULL,
    correct    int  NOT NULL,
    points     int  NOT NULL,
    PRIMARY KEY (change_id, attempt_id)
);
COMMENT ON TABLE key_preview IS 'result: attempts that would count otherwise, while a preview is computed; nothing is lost with it.';

CREATE TABLE result_task (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL,
    subject     int         NOT NULL,
    staff_id    int         NOT NULL,
    staff       text        NOT NULL,
    asked_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    done        bigint      NOT NULL DEFAULT 0,
    total       bigint      NOT NULL DEFAULT 0,
    token       uuid,
    touched_at  timestamptz,
    tries       int         NOT NULL DEFAULT 0,
    finished_at timestamptz,
    failure     text
);
CREATE UNIQUE INDEX result_task_waiting ON result_task (kind, subject) WHERE finished_at IS NULL;
CREATE INDEX result_task_by_subject ON result_task (kind, subject, id);
COMMENT ON TABLE result_task IS
    'result: long work that any node takes up: previews, new versions, bundles. Whoever has it touches it every few seconds; what rests for a minute is taken by another node, from the beginning.';
