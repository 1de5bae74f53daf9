import { Link as LinkIcon } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, Input, Popover } from '@/components/ui';
import { isLink } from '../model/media-check.ts';

interface LinkFormProps {
  label: string;
  disabled?: boolean;
  onLink(link: string): void;
}

/** An address that Wildberries fetches itself. */
export function LinkForm({ label, disabled = false, onLink }: LinkFormProps) {
  const { t } = useTranslation('arrange');
  const [link, setLink] = useState('');
  const [asked, setAsked] = useState(false);
  const wrong = asked && !isLink(link.trim());
  const add = () => {
    setAsked(true);
    if (!isLink(link.trim())) return;
    onLink(link.trim());
    setLink('');
    setAsked(false);
  };
  // It stands in another form, which Enter must not send.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <Popover
      label={label}
      align="end"
      className="w-80 p-3"
      trigger={
        <Button disabled={disabled}>
          <LinkIcon />
          {t('byLink')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={label} hint={t('linkHint')} error={wrong ? t('linkWrong') : undefined}>
          {(control) => <Input {...control} type="url" inputMode="url" placeholder="https://" value={link} onChange={(event) => setLink(event.target.value)} onKeyDown={onKeyDown} />}
        </Field>
        <Button onClick={add} disabled={link.trim() === ''}>
          {t('addLink')}
        </Button>
      </div>
    </Popover>
  );
}
