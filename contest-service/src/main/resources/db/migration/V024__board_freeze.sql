CREATE TABLE board_freeze (
    contest_id int PRIMARY KEY,
    freezes_at timestamptz NOT NULL,
    frozen_at  timestamptz,
    revision   bigint      NOT NULL DEFAULT 0
);
COMMENT ON TABLE board_freeze IS
    'standing: from when the public sees a contest''s figures as they were at frozen_at; no row: as they are. frozen_at is null until the figures were taken.';

CREATE TABLE frozen_standing (
    contest_id int    NOT NULL REFERENCES board_freeze ON DELETE CASCADE,
    round_id   int    NOT NULL,
    unit_id    bigint NOT NULL,
    people     int    NOT NULL,
    attempts   int    NOT NULL,
    PRIMARY KEY (contest_id, round_id, unit_id)
);
COMMENT ON TABLE frozen_standing IS 'standing: unit_standing as it was when the public board was frozen.';
