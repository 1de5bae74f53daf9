import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Checkbox, Dialog, DialogActions, IconButton } from '@/components/ui';
import { useTagChanges } from '../hooks/use-tag-changes.ts';
import { colorOf } from '../model/tag-colors.ts';
import { Refusals } from './refusals.tsx';
import { TagEditor } from './tag-editor.tsx';

interface Tag {
  id: string;
  name: string;
  color?: string | null;
}

interface TagChoiceProps {
  tags: readonly Tag[];
  /** Names. */
  chosen: readonly string[];
  onChoose(chosen: string[]): void;
  shopId: string;
}

/** As many as Wildberries takes. */
const most = 15;
const icon = { look: 'quiet', size: 'icon-sm' } as const;

/** The seller's tags to choose from, and to be made, changed and deleted on the way. */
export function TagChoice({ tags, chosen, onChoose, shopId }: TagChoiceProps) {
  const { t } = useTranslation('editing');
  const changes = useTagChanges(shopId);
  const [editing, setEditing] = useState<Tag | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Tag | null>(null);
  const edit = (what: Tag | 'new' | null) => {
    changes.clear();
    setEditing(what);
  };
  const without = (name: string) => chosen.filter((other) => other !== name);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-medium">{t('tags.title')}</legend>
      {tags.length === 0 && <p className="text-muted">{t('tags.none')}</p>}
      {tags.map((tag) =>
        editing !== 'new' && editing?.id === tag.id ? (
          <TagEditor
            key={tag.id}
            label={t('tags.change', { name: tag.name })}
            name={tag.name}
            color={colorOf(tag.color)}
            changes={changes}
            onClose={() => edit(null)}
            onSave={async (name, color) => {
              if (!(await changes.update(tag.id, name, color))) return;
              if (chosen.includes(tag.name)) onChoose([...without(tag.name), name]);
              edit(null);
            }}
          />
        ) : (
          <div key={tag.id} className="flex items-center gap-1">
            <Checkbox className="min-w-0 flex-1" checked={chosen.includes(tag.name)} onChange={(event) => onChoose(event.target.checked ? [...chosen, tag.name] : without(tag.name))}>
              <span className="size-2.5 shrink-0 rounded-full border border-line-strong" style={tag.color ? { backgroundColor: `#${tag.color}` } : undefined} aria-hidden="true" />
              <span className="truncate">{tag.name}</span>
            </Checkbox>
            <IconButton {...icon} label={t('tags.change', { name: tag.name })} onClick={() => edit(tag)}>
              <Pencil />
            </IconButton>
            <IconButton
              {...icon}
              label={t('tags.delete', { name: tag.name })}
              onClick={() => {
                edit(null);
                setDeleting(tag);
              }}
            >
              <Trash2 />
            </IconButton>
          </div>
        ),
      )}
      {editing === 'new' ? (
        <TagEditor
          label={t('tags.new')}
          name=""
          color="GREY"
          changes={changes}
          onClose={() => edit(null)}
          onSave={async (name, color) => {
            if (!(await changes.create(name, color))) return;
            onChoose([...without(name), name]);
            edit(null);
          }}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm" disabled={tags.length >= most} onClick={() => edit('new')}>
            <Plus />
            {t('tags.new')}
          </Button>
          {tags.length >= most && <span className="text-xs text-muted">{t('tags.full', { count: most })}</span>}
        </div>
      )}
      {deleting && (
        <Dialog open onClose={() => setDeleting(null)} title={t('tags.deleteTitle', { name: deleting.name })} description={t('tags.deleteHint')}>
          <Refusals errors={changes.refused} />
          <InlineError error={changes.error} />
          <DialogActions>
            <Button onClick={() => setDeleting(null)}>{t('tags.keep')}</Button>
            <Button
              look="danger"
              busy={changes.busy}
              onClick={async () => {
                if (!(await changes.remove(deleting.id))) return;
                onChoose(without(deleting.name));
                setDeleting(null);
              }}
            >
              {t('tags.deleteIt')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </fieldset>
  );
}
