import * as v from 'valibot';

/** What the host says of a package it has received and looked into. */
const reportSchema = v.object({
  digest: v.string(),
  id: v.string(),
  version: v.string(),
  trust: v.picklist(['BUNDLED', 'TRUSTED', 'UNSIGNED']),
  description: v.nullish(v.string()),
  /** The version that is installed; null when none is. */
  installed: v.nullish(v.string()),
  change: v.picklist(['INSTALL', 'UPGRADE', 'DOWNGRADE', 'REINSTALL']),
  dependencies: v.optional(v.array(v.string()), []),
  permissions: v.optional(v.array(v.object({ id: v.string(), description: v.nullish(v.string()) })), []),
  dependants: v.optional(v.array(v.string()), []),
  warnings: v.optional(v.array(v.string()), []),
  expiresAt: v.nullish(v.string()),
});

export type UploadReport = v.InferOutput<typeof reportSchema>;

/** Null when the answer is none that this page understands. */
export function readReport(answer: unknown): UploadReport | null {
  const read = v.safeParse(reportSchema, answer);
  return read.success ? read.output : null;
}
