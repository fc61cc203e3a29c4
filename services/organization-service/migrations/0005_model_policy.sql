-- Which sessions a language model may read.
ALTER TABLE organization_settings ADD COLUMN model_policy TEXT NOT NULL DEFAULT 'all' CHECK (model_policy IN ('off', 'interesting', 'all'));
