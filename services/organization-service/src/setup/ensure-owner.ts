import type { SetupRequest } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { createAuth } from '../login/auth.ts';

/**
 * Makes the owner's user, password and membership, as far as they are missing. A user who has the
 * email address already keeps name and password and becomes an owner of this organization too.
 * @returns the user's id
 */
export async function ensureOwner(
  env: Environment,
  organizationId: string,
  owner: SetupRequest['owner'],
): Promise<string> {
  const { internalAdapter, adapter, password } = await createAuth(env, 'https://setup.invalid').$context;
  const email = owner.email.toLowerCase();
  const found = await internalAdapter.findUserByEmail(email);
  const user =
    found?.user ??
    (await internalAdapter.createUser({ email, name: owner.name, emailVerified: true }, { method: 'admin' }));

  const accounts = await internalAdapter.findAccounts(user.id);
  if (!accounts.some((account) => account.providerId === 'credential')) {
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await password.hash(owner.password),
    });
  }

  const where = [
    { field: 'organizationId', value: organizationId },
    { field: 'userId', value: user.id },
  ];
  if (!(await adapter.findOne({ model: 'member', where }))) {
    const data = { organizationId, userId: user.id, role: 'owner', createdAt: new Date() };
    await adapter.create({ model: 'member', data });
  }
  return user.id;
}
