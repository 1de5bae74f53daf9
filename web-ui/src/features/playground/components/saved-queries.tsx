import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, InlineError, SkeletonLines } from '@/components/state';
import { Button, Field, IconButton, Input } from '@/components/ui';
import type { SavedQueriesQuery } from '@/generated/graphql/graphql.ts';
import { shopQuery, useShopMutation } from '@/lib/api';
import { savedQueries, savedQueryDelete, savedQuerySave } from '../api/saved-query-documents.ts';
import { suggestedName } from '../model/suggested-name.ts';

type Saved = SavedQueriesQuery['savedQueries']['items'][number];

/** A pane of GraphiQL: what the user keeps on the server, so that it is there in another browser too. */
export function savedQueriesPlugin(title: string): GraphiQLPlugin {
  return { title, icon: () => <Bookmark aria-hidden="true" />, content: SavedQueries };
}

function SavedQueries() {
  const { t } = useTranslation('playground');
  const query = useQuery(shopQuery(savedQueries, {}, null));
  const list = query.data?.savedQueries.items;
  return (
    <section aria-label={t('saved.title')} className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('saved.title')}</h2>
      <SaveForm />
      {query.isPending ? (
        <SkeletonLines lines={3} />
      ) : !list ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : list.length === 0 ? (
        <p className="text-muted text-pretty">{t('saved.none')}</p>
      ) : (
        <ul className="flex flex-col">
          {list.map((saved) => (
            <SavedRow key={saved.id} saved={saved} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SaveForm() {
  const { t } = useTranslation('playground');
  const client = useQueryClient();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const save = useShopMutation(savedQuerySave, null, {
    onSuccess: async ({ savedQuerySave: { errors } }) => {
      setRefusal(errors[0]?.message);
      if (errors.length > 0) return;
      setName('');
      await client.invalidateQueries({ queryKey: ['SavedQueries'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const document = queryEditor?.getValue() ?? '';
    const chosen = name.trim() || suggestedName(document);
    if (chosen === '') return setRefusal(t('saved.nameMissing'));
    save.mutate({ input: { name: chosen, document, variables: variableEditor?.getValue() || null } });
  };
  return (
    <form noValidate className="flex flex-col gap-2" onSubmit={submit}>
      <InlineError error={save.error} />
      <Field label={t('saved.name')} hint={t('saved.nameHint')} error={refusal}>
        {(control) => (
          <Input
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setRefusal(undefined);
            }}
            {...control}
          />
        )}
      </Field>
      <Button type="submit" size="sm" className="self-start" busy={save.isPending}>
        {t('saved.save')}
      </Button>
    </form>
  );
}

function SavedRow({ saved }: { saved: Saved }) {
  const { t } = useTranslation(['playground', 'common']);
  const client = useQueryClient();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const { addTab } = useGraphiQLActions();
  const [asked, setAsked] = useState(false);
  const drop = useShopMutation(savedQueryDelete, null, { onSettled: () => client.invalidateQueries({ queryKey: ['SavedQueries'] }) });
  // In a tab of its own: what stands in the present one may be kept nowhere.
  const open = () => {
    addTab();
    queryEditor?.setValue(saved.document);
    variableEditor?.setValue(saved.variables ?? '');
  };
  return (
    <li className="flex min-h-9 items-center gap-1 border-b last:border-b-0">
      <button type="button" className="min-w-0 flex-1 cursor-pointer truncate rounded px-1 py-1 text-left hover:bg-sunken" onClick={open}>
        {saved.name}
      </button>
      {asked ? (
        <>
          <Button size="sm" onClick={() => setAsked(false)}>
            {t('common:cancel')}
          </Button>
          <Button size="sm" look="danger" busy={drop.isPending} onClick={() => drop.mutate({ input: { id: saved.id } })}>
            {t('saved.delete')}
          </Button>
        </>
      ) : (
        <IconButton needsHost size="icon-sm" label={t('saved.deleteNamed', { name: saved.name })} onClick={() => setAsked(true)}>
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}
