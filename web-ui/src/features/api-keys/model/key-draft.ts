import * as v from 'valibot';
import type { ApiKeyCreateInput } from '@/generated/graphql/graphql.ts';

/** Without it, a key can send only requests that the host knows beforehand: what most programs are not content with. */
export const developer = 'platform:developer';

/** How many days a key may live; `never` is last, as it should be. */
export const lives = ['7', '30', '90', '365', 'never'] as const;

const common = {
  name: v.pipe(v.string(), v.trim(), v.nonEmpty('nameMissing'), v.maxLength(100, 'nameLong')),
  scopes: v.pipe(v.array(v.string()), v.nonEmpty('scopeMissing')),
  life: v.picklist(lives),
};

export const keySchema = v.variant('reach', [
  v.object({ ...common, reach: v.literal('all'), shopIds: v.array(v.string()) }),
  v.object({ ...common, reach: v.literal('some'), shopIds: v.pipe(v.array(v.string()), v.nonEmpty('shopMissing')) }),
]);

export type KeyDraft = v.InferOutput<typeof keySchema>;

const day = 86_400_000;

export function keyInput({ name, scopes, reach, shopIds, life }: KeyDraft, now = Date.now()): ApiKeyCreateInput {
  return {
    name,
    scopes,
    ...(reach === 'some' ? { shopIds } : {}),
    ...(life === 'never' ? {} : { expiresAt: new Date(now + Number(life) * day).toISOString() }),
  };
}

/** The list with the value or without it; where it stands does not matter. */
export function toggled(list: readonly string[], value: string, on: boolean): string[] {
  return on ? [...list.filter((one) => one !== value), value] : list.filter((one) => one !== value);
}

/** A call that works as it stands: a key for certain shops needs to be told one of them. */
export function example(origin: string, secret: string, shopId: string | undefined): string {
  return [
    `curl ${origin}/graphql \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    ...(shopId ? [`  -H 'X-Shop-Id: ${shopId}' \\`] : []),
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"query":"{ me { name permissions } }"}'`,
  ].join('\n');
}
