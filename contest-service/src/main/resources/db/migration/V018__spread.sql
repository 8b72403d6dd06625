-- A unit that was closed or merged by mistake is opened again.
ALTER TABLE unit_event
    DROP CONSTRAINT unit_event_kind_check,
    ADD CONSTRAINT unit_event_kind_check
        CHECK (kind IN ('OPENED', 'RENAMED', 'MOVED', 'MERGED', 'CLOSED', 'REOPENED'));

-- The personal links of a contest, for the list of those who brought the most people.
CREATE INDEX short_link_of_people ON short_link (contest_id, participation_id) WHERE participation_id IS NOT NULL;
