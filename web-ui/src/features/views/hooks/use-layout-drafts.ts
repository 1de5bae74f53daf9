import * as v from 'valibot';
import { useCallback, useState } from 'react';
import type { GridLayout } from '@/components/data-grid';
import { readStored, writeStored } from '@/lib/stored.ts';
import { layoutSchema } from '../model/view-state.ts';

const draftsSchema = v.record(v.string(), layoutSchema);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function read(key: string): Record<string, GridLayout> {
  const drafts = v.safeParse(draftsSchema, readStored(key, isObject) ?? {});
  return drafts.success ? drafts.output : {};
}

/** What was made of a list's columns and not saved, of each view: this browser remembers it. */
export function useLayoutDrafts(list: string) {
  const key = `vitrina.layout.${list}`;
  const [drafts, setDrafts] = useState(() => read(key));
  const set = useCallback(
    (view: string, layout: GridLayout | null) =>
      setDrafts(({ [view]: _before, ...others }) => {
        const next = layout ? { ...others, [view]: layout } : others;
        writeStored(key, next);
        return next;
      }),
    [key],
  );
  return { drafts, set };
}
