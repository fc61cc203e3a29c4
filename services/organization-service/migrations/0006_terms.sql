-- The organization's own words and what they mean, as a JSON object.
ALTER TABLE organization_settings ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';
