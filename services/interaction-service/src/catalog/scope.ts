/** One organization's part of the database. */
export interface CatalogScope {
  database: D1Database;
  organizationId: string;
}
