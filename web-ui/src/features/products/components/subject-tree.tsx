import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Input } from '@/components/ui';
import type { ProductSubjectFacetsQuery } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { toggled, type ListSearch } from '../model/list-search.ts';

type Facets = ProductSubjectFacetsQuery['productFacets'];

interface SubjectTreeProps {
  label: string;
  facets: Facets | undefined;
  search: ListSearch;
  onChange(patch: Partial<ListSearch>): void;
}

/** Subjects below their categories. A category that is chosen stands for all of its subjects. */
export default function SubjectTree({ label, facets, search, onChange }: SubjectTreeProps) {
  const { t } = useTranslation(['products', 'common']);
  const format = useFormat();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const has = (name: string) => name.toLowerCase().includes(wanted);
  const parents = facets?.parents ?? [];
  const below = new Set(parents.flatMap(({ subjects }) => subjects.map(({ id }) => id)));
  const alone = (facets?.subjects ?? []).filter(({ id }) => !below.has(id));
  const known = new Set([...below, ...alone.map(({ id }) => id)]);
  // What is chosen stays visible even where no row is left to count.
  const goneParents = (search.parent ?? []).filter((id) => !parents.some((parent) => parent.id === id));
  const goneSubjects = (search.subject ?? []).filter((id) => !known.has(id));
  const box = (key: 'parent' | 'subject', id: string, name: string, count: number, under?: boolean) => (
    <Checkbox
      className={`rounded px-2 hover:bg-sunken ${key === 'parent' ? 'font-medium' : ''}`}
      checked={under === true || (search[key]?.includes(id) ?? false)}
      disabled={under === true}
      onChange={() => onChange({ [key]: toggled(search[key], id) })}
    >
      <span className="min-w-0 flex-1 truncate">{name}</span>
      <span className="text-xs font-normal text-muted tabular-nums">{format.number(count)}</span>
    </Checkbox>
  );
  const shown = parents
    .map((parent) => ({ ...parent, subjects: has(parent.name) ? parent.subjects : parent.subjects.filter(({ name }) => has(name)) }))
    .filter(({ subjects }) => subjects.length > 0);
  const rest = alone.filter(({ name }) => has(name));
  return (
    <>
      <div className="border-b p-2">
        <Input
          type="search"
          value={text}
          aria-label={t('filter.find', { what: label })}
          placeholder={t('filter.find', { what: label })}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul className="max-h-80 overflow-y-auto p-1" aria-label={label}>
        {goneParents.map((id) => (
          <li key={`parent ${id}`}>{box('parent', id, id, 0)}</li>
        ))}
        {goneSubjects.map((id) => (
          <li key={id}>{box('subject', id, id, 0)}</li>
        ))}
        {shown.map((parent) => (
          <li key={`parent ${parent.id}`}>
            {box('parent', parent.id, parent.name, parent.count)}
            <ul className="pl-6" aria-label={parent.name}>
              {parent.subjects.map((subject) => (
                <li key={subject.id}>{box('subject', subject.id, subject.name, subject.count, search.parent?.includes(parent.id))}</li>
              ))}
            </ul>
          </li>
        ))}
        {rest.map((subject) => (
          <li key={subject.id}>{box('subject', subject.id, subject.name, subject.count)}</li>
        ))}
        {shown.length + rest.length === 0 && <li className="px-2 py-3 text-center text-muted">{t('filter.nothing')}</li>}
      </ul>
      {(search.parent ?? search.subject) && (
        <div className="border-t p-1">
          <Button look="quiet" size="sm" className="w-full" onClick={() => onChange({ parent: undefined, subject: undefined })}>
            {t('common:clear')}
          </Button>
        </div>
      )}
    </>
  );
}
