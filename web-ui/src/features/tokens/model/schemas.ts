import * as v from 'valibot';

/** A JWT: three parts of base64url. Whether Wildberries accepts it, only Wildberries can tell. */
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** People paste tokens with the line breaks and spaces of the mail they came in. */
const secret = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\s+/g, '')),
  v.nonEmpty('tokenMissing'),
  v.regex(jwt, 'tokenShape'),
);

const name = v.pipe(v.string(), v.trim(), v.nonEmpty('nameMissing'), v.maxLength(100, 'nameLong'));

export const createSchema = v.object({ name, token: secret });
export const renameSchema = v.object({ name });
export const replaceSchema = v.object({ token: secret });

/** Deleting is confirmed by typing the token's name. */
export function confirms(typed: string, tokenName: string): boolean {
  return typed.trim() === tokenName.trim();
}
