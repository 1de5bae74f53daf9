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

/** What concerns the whole host cannot be kept to certain shops. */
export function isAboutHost(scope: string): boolean {
  return scope.startsWith('platform:') && !ofShops.includes(scope);
}

const ofShops = ['platform:jobs', developer];

/** The list with the value or without it; where it stands does not matter. */
export function toggled(list: readonly string[], value: string, on: boolean): string[] {
  return on ? [...list.filter((one) => one !== value), value] : list.filter((one) => one !== value);
}

/** A call that works as it stands, but for the key. */
export function example(origin: string, secret: string): string {
  return [
    `curl ${origin}/graphql \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"query":"{ me { name permissions } }"}'`,
  ].join('\n');
}
