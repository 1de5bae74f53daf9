import * as v from 'valibot';
import type { AuditFilter } from '@/generated/graphql/graphql.ts';

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

export const auditSearchSchema = v.object({
  action: optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  inShop: optional(v.string()),
  from: optional(v.pipe(v.string(), v.isoDate())),
  to: optional(v.pipe(v.string(), v.isoDate())),
});

export type AuditSearch = v.InferOutput<typeof auditSearchSchema>;

function midnight(date: string, plusDays: number): string {
  const at = new Date(`${date}T00:00:00`);
  at.setDate(at.getDate() + plusDays);
  return at.toISOString();
}

export function toAuditFilter({ action, inShop, from, to }: AuditSearch): AuditFilter {
  return {
    ...(action ? { action } : {}),
    ...(inShop ? { shopId: inShop } : {}),
    ...(from ? { from: midnight(from, 0) } : {}),
    ...(to ? { to: midnight(to, 1) } : {}),
  };
}
