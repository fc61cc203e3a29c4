-- Questions name products; they are looked up by name, whatever the case of its letters.
CREATE INDEX interaction_products_by_name ON interaction_products (organization_id, name COLLATE NOCASE, product_id);
