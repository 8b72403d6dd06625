CREATE VIEW report_participation AS
    SELECT p.id AS participation_id, p.contest_id, p.audience, p.link_code
      FROM participation p
     WHERE NOT p.trial;
COMMENT ON VIEW report_participation IS 'participant: who takes part, with what statistics tell apart; rehearsals left out.';
