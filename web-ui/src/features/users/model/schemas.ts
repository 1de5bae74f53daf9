import * as v from 'valibot';
import type { Role } from '@/generated/graphql/graphql.ts';

export const roles = ['ADMIN', 'MANAGER', 'VIEWER'] as const satisfies readonly Role[];

const email = v.pipe(v.string(), v.trim(), v.nonEmpty('emailMissing'), v.email('emailInvalid'));
const name = v.pipe(v.string(), v.trim(), v.nonEmpty('nameMissing'), v.maxLength(100, 'nameLong'));
const password = v.pipe(v.string(), v.minLength(8, 'passwordShort'), v.maxLength(128, 'passwordLong'));
/** Per shop: a role, or nothing. */
const grants = v.record(v.string(), v.picklist(['', 'MANAGER', 'VIEWER']));

const common = { email, name, role: v.picklist(roles), grants };

export const createSchema = v.object({ ...common, password });
/** An empty password leaves it as it is. */
export const updateSchema = v.object({ ...common, password: v.union([v.literal(''), password]) });

export type UserValues = v.InferOutput<typeof createSchema>;

/** An administrator needs no grants; the others have those that were chosen. */
export function grantsInput(values: Pick<UserValues, 'role' | 'grants'>): { shopId: string; role: Role }[] {
  if (values.role === 'ADMIN') return [];
  return Object.entries(values.grants).flatMap(([shopId, role]) => (role === '' ? [] : [{ shopId, role }]));
}
