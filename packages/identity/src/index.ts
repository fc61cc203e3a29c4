export { namesNobody } from './names-nobody.ts';
export {
  type IdentityGraph,
  type KnownSession,
  nameOf,
  type Owner,
  type People,
  resolvePeople,
} from './resolve-people.ts';
export { type IdentitySigns, type LinkSign, signsOf, type TraitSign } from './signs-of.ts';
export type { StoredLink } from './stored-link.ts';
