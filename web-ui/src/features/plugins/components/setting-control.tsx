import { useTranslation } from 'react-i18next';
import { Checkbox, Input, Select, TextArea } from '@/components/ui';
import { same, type Edit, type Setting, type Typed } from '../model/settings-draft.ts';
import type { ControlAttributes } from './setting-row.tsx';

interface SettingControlProps {
  setting: Setting;
  value: Typed;
  /** The operator's: to be read only. */
  locked: boolean;
  control: ControlAttributes;
  titleId: string;
  onEdit(next: Edit): void;
}

/** The control that fits the setting's type. */
export function SettingControl({ setting, value, locked, control, titleId, onEdit }: SettingControlProps) {
  const { t } = useTranslation('plugins');
  const { type, options } = setting;
  if (typeof value === 'boolean') {
    return (
      <Checkbox disabled={locked} checked={value} onChange={(event) => onEdit(event.target.checked)} {...control}>
        {t(value ? 'settings.on' : 'settings.off')}
      </Checkbox>
    );
  }
  if (typeof value !== 'string') {
    return options.length > 0 ? (
      <div role="group" id={control.id} aria-labelledby={titleId} aria-describedby={control['aria-describedby']} className="flex flex-col">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            disabled={locked}
            checked={value.includes(option.value)}
            aria-invalid={control['aria-invalid']}
            onChange={(event) => onEdit(event.target.checked ? [...value, option.value] : value.filter((chosen) => chosen !== option.value))}
          >
            {option.title}
          </Checkbox>
        ))}
      </div>
    ) : (
      <TextArea
        rows={Math.min(8, Math.max(3, value.length + 1))}
        disabled={locked}
        spellCheck={false}
        value={value.join('\n')}
        onChange={(event) => onEdit(event.target.value === '' ? [] : event.target.value.split('\n'))}
        onBlur={() => {
          const lines = value.map((line) => line.trim()).filter((line) => line !== '');
          if (!same(lines, value)) onEdit(lines);
        }}
        {...control}
      />
    );
  }
  if (type === 'CHOICE') {
    return (
      <Select className="w-auto! max-w-full self-start" disabled={locked} value={value} onChange={(event) => onEdit(event.target.value)} {...control}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </Select>
    );
  }
  const number = type === 'INTEGER' || type === 'NUMBER';
  return (
    <Input
      className={number ? 'max-w-36 tabular-nums' : ''}
      inputMode={type === 'INTEGER' ? 'numeric' : type === 'NUMBER' ? 'decimal' : setting.limits.format === 'uri' ? 'url' : 'text'}
      autoComplete="off"
      disabled={locked}
      value={value}
      onChange={(event) => onEdit(event.target.value)}
      {...control}
    />
  );
}
