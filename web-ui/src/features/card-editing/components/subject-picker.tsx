import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError, SkeletonLines } from '@/components/state';
import { Button, Field, Input } from '@/components/ui';
import type { ProductSubjectsQuery } from '@/generated/graphql/graphql.ts';
import { shopQuery } from '@/lib/api';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { subjects } from '../api/editing-documents.ts';

export type Subject = ProductSubjectsQuery['productSubjects']['nodes'][number];

const settleMillis = 250;

interface SubjectPickerProps {
  shopId: string;
  subject: Subject | null;
  /** The one to go back to, while another is looked for. */
  former?: Subject | null;
  onSubject(subject: Subject | null): void;
}

/** What the goods are: it decides what else can be said of them. */
export function SubjectPicker({ shopId, subject, former = null, onSubject }: SubjectPickerProps) {
  const { t } = useTranslation(['new-card', 'common']);
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const settle = useDebounced(setSearch, settleMillis);
  const query = useQuery({ ...shopQuery(subjects, { search }, shopId), enabled: subject === null, staleTime: 60_000, placeholderData: (known) => known });
  const found = query.data?.productSubjects;
  if (subject) {
    return (
      <div className="flex flex-wrap items-center gap-2 rounded-lg bg-sunken px-3 py-2">
        <p className="min-w-0 flex-1 basis-40">
          <span className="block text-xs text-muted">{t('subject')}</span>
          <span className="font-medium">{subject.name}</span>
          {subject.parentName && <span className="text-muted"> · {subject.parentName}</span>}
        </p>
        <Button size="sm" onClick={() => onSubject(null)}>
          {t('another')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      {former && (
        <p className="flex flex-wrap items-center gap-2 rounded-lg bg-sunken px-3 py-2">
          <span className="min-w-0 flex-1 basis-48 text-muted text-pretty">{t('keptMeanwhile')}</span>
          <Button size="sm" onClick={() => onSubject(former)}>
            {t('backTo', { name: former.name })}
          </Button>
        </p>
      )}
      <Field label={t('subject')} hint={t('subjectHint')}>
        {(control) => (
          <Input
            {...control}
            type="search"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              settle.call(event.target.value.trim());
            }}
            // Enter takes the first, when it is of what is typed.
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              const first = found?.nodes[0];
              if (first && !query.isPlaceholderData && typed.trim() === search) onSubject(first);
            }}
          />
        )}
      </Field>
      {query.error && <InlineError error={query.error} />}
      {query.isPending && <SkeletonLines lines={4} />}
      {found && (
        <ul aria-label={t('subjects')} aria-busy={query.isPlaceholderData} className="max-h-72 overflow-y-auto rounded-lg border p-1">
          {found.nodes.map((one) => (
            <li key={one.id}>
              <button type="button" className="flex min-h-8 w-full flex-wrap items-baseline gap-x-2 rounded px-2 py-1 text-left hover:bg-sunken focus-visible:-outline-offset-2" onClick={() => onSubject(one)}>
                <span className="font-medium">{one.name}</span>
                {one.parentName && <span className="text-xs text-muted">{one.parentName}</span>}
              </button>
            </li>
          ))}
          {found.nodes.length === 0 && <li className="px-2 py-4 text-center text-muted">{t('noSubject')}</li>}
          {found.totalCount > found.nodes.length && <li className="px-2 py-2 text-xs text-muted">{t('moreSubjects', { count: found.totalCount - found.nodes.length })}</li>}
        </ul>
      )}
    </div>
  );
}
