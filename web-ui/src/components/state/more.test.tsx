// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it } from 'vitest';
import english from '@/i18n/en/common.json';
import { ApiError } from '@/lib/api';
import { More } from './more.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } }));
afterEach(cleanup);

/** A list of two pages of one row each. */
function List({ load }: { load(page: number): Promise<string> }) {
  const query = useInfiniteQuery<string, Error, { pages: string[] }, readonly string[], number>({
    queryKey: ['rows'],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: 0,
    getNextPageParam: (_, pages) => (pages.length < 2 ? pages.length : undefined),
    retry: false,
  });
  return (
    <>
      <p>{query.data?.pages.join(' ')}</p>
      <More query={query} />
    </>
  );
}

it('says that the next page failed, keeps the rows, and asks again when told', async () => {
  const answers: Record<number, () => Promise<string>> = {
    0: () => Promise.resolve('first'),
    1: () => Promise.reject(new ApiError('INTERNAL', 'broken')),
  };
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <List load={(page) => answers[page]?.() ?? Promise.reject(new Error('no such page'))} />
    </QueryClientProvider>,
  );

  await user.click(await screen.findByRole('button', { name: 'Show more' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong');
  expect(screen.getByText('first')).toBeTruthy();

  answers[1] = () => Promise.resolve('second');
  await user.click(screen.getByRole('button', { name: english.retry }));
  expect(await screen.findByText('first second')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});
