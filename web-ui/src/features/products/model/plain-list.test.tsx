// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { arrange, plainLayout } from '@/components/data-grid';
import { plainList } from '@/lib/start/plain-list.ts';
import { hiddenAtFirst, useProductColumns } from '../components/product-columns.tsx';
import { askedFields } from './asked-fields.ts';
import { listSearchSchema, toFilter, toOrder } from './list-search.ts';

it.each([true, false])('is asked before the list is there as the list asks it, on a phone: %s', (phone) => {
  const plain = v.parse(listSearchSchema, {});
  const { result } = renderHook(() => useProductColumns());
  const shown = arrange(result.current, { ...plainLayout, hidden: hiddenAtFirst }).map(({ id }) => id);

  expect(plainList(phone)).toEqual({ filter: toFilter(plain), orderBy: toOrder(plain), asked: askedFields(shown, phone) });
});
