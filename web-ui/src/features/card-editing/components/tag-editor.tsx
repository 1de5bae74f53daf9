import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Field, Input } from '@/components/ui';
import type { ProductTagColor } from '@/generated/graphql/graphql.ts';
import type { TagChanges } from '../hooks/use-tag-changes.ts';
import { colorNames, tagColors } from '../model/tag-colors.ts';
import { Refusals } from './refusals.tsx';

interface TagEditorProps {
  /** What is being done, for who does not see it. */
  label: string;
  name: string;
  color: ProductTagColor;
  changes: TagChanges;
  onSave(name: string, color: ProductTagColor): void;
  onClose(): void;
}

const longest = 15;

/** The name and the colour of a tag. It stands within a form, and so is none itself. */
export function TagEditor({ label, name: known, color: present, changes, onSave, onClose }: TagEditorProps) {
  const { t } = useTranslation(['editing', 'common']);
  const group = useId();
  const input = useRef<HTMLInputElement>(null);
  // The button that opened it has gone.
  useEffect(() => input.current?.focus(), []);
  const [name, setName] = useState(known);
  const [color, setColor] = useState(present);
  const wanted = name.trim();
  const ready = wanted !== '' && !changes.busy && (wanted !== known || color !== present);
  const atName = changes.refused.find(({ path }) => path[0] === 'name')?.message;
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-2 rounded-md bg-sunken p-3">
      <Field label={t('tags.name')} hint={t('tags.atOnce')} error={atName}>
        {(control) => (
          <Input
            {...control}
            ref={input}
            value={name}
            maxLength={longest}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (ready) onSave(wanted, color);
            }}
          />
        )}
      </Field>
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="mb-1 text-xs font-medium">{t('tags.color')}</legend>
        {colorNames.map((option) => (
          <label key={option} title={t(`tags.colors.${option}`)} className="cursor-pointer">
            <input type="radio" name={group} value={option} checked={color === option} onChange={() => setColor(option)} className="peer sr-only" />
            <span
              className="block size-6 rounded-full border border-line-strong outline-offset-2 peer-checked:outline-2 peer-checked:outline-ink peer-focus-visible:outline-2 peer-focus-visible:outline-accent"
              style={{ backgroundColor: `#${tagColors[option]}` }}
              aria-hidden="true"
            />
            <span className="sr-only">{t(`tags.colors.${option}`)}</span>
          </label>
        ))}
      </fieldset>
      <Refusals errors={changes.refused.filter(({ path }) => path[0] !== 'name')} />
      <InlineError error={changes.error} />
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button size="sm" look="chosen" busy={changes.busy} disabled={!ready} onClick={() => onSave(wanted, color)}>
          {t('common:save')}
        </Button>
      </div>
    </div>
  );
}
