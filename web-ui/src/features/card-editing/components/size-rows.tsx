import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Field, IconButton, Input } from '@/components/ui';
import { isPrice, newSize, type SizeDraft } from '../model/blank-card.ts';

interface SizeRowsProps {
  sizes: readonly SizeDraft[];
  onSizes(sizes: readonly SizeDraft[]): void;
}

const texts = ['techSize', 'wbSize', 'price', 'skus'] as const;

/** The sizes of a new card, with their prices and barcodes; goods without sizes have one. */
export function SizeRows({ sizes, onSizes }: SizeRowsProps) {
  const { t } = useTranslation('new-card');
  const next = Math.max(0, ...sizes.map(({ key }) => key)) + 1;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-semibold">{t('sizes')}</legend>
      <p className="text-xs text-muted text-pretty">{t('sizesHint')}</p>
      {sizes.map((size, at) => (
        <div key={size.key} role="group" aria-label={t('size', { number: at + 1 })} className="grid grid-cols-2 items-start gap-2 sm:grid-cols-[1fr_1fr_1fr_2fr_auto]">
          {texts.map((name) => (
            <Field key={name} label={t(`sizeField.${name}`)} error={name === 'price' && !isPrice(size.price) ? t('priceWrong') : undefined}>
              {(control) => (
                <Input
                  {...control}
                  inputMode={name === 'price' ? 'numeric' : undefined}
                  value={size[name]}
                  onChange={(event) => onSizes(sizes.map((known) => (known.key === size.key ? { ...known, [name]: event.target.value } : known)))}
                />
              )}
            </Field>
          ))}
          <IconButton className="max-sm:col-span-2 max-sm:-mt-1 max-sm:justify-self-end sm:mt-5" label={t('removeSize', { number: at + 1 })} disabled={sizes.length === 1} onClick={() => onSizes(sizes.filter(({ key }) => key !== size.key))}>
            <Trash2 />
          </IconButton>
        </div>
      ))}
      <Button className="self-start" size="sm" onClick={() => onSizes([...sizes, newSize(next)])}>
        <Plus />
        {t('addSize')}
      </Button>
    </fieldset>
  );
}
