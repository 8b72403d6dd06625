-- Otherwise every start looks at everybody once more: eight seconds of a core at a million people, on each node.
ALTER TABLE fold_state ADD COLUMN shape bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN fold_state.shape IS 'Shape of the trees (sum of unit_tree.shape) up to which everybody whose units were moved was told to be counted again.';
