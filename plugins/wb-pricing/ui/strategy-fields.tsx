import { Checkbox, Field, Input, useTexts } from '@vitrina/ui-sdk';
import type { UserError } from './api.ts';
import { messageAt, unreadable, type Draft } from './strategy-draft.ts';
import { dayNames, words } from './strategy-texts.ts';
import { weekdays, type Weekday } from './strategy-types.ts';
import { texts } from './texts.ts';

/** What each part of the form works on. */
export interface Part {
  draft: Draft;
  change(part: Partial<Draft>): void;
  errors: readonly UserError[];
}

/** The names of fields that hold one text. */
type Typed = { [Name in keyof Draft]: Draft[Name] extends string ? (string extends Draft[Name] ? Name : never) : never }[keyof Draft];

interface TypedFieldProps extends Part {
  name: Typed;
  label: keyof typeof words;
  hint?: keyof typeof words;
  /** How its path ends in a refusal. */
  path?: string[];
  type?: 'time';
  text?: boolean;
}

export function TypedField({ name, label, hint, path = [name], type, text: plain, draft, change, errors }: TypedFieldProps) {
  const text = useTexts();
  const wrong = unreadable(draft).has(name) ? text(texts.notANumber) : messageAt(errors, ...path);
  return (
    <Field label={text(words[label])} hint={hint && text(words[hint])} error={wrong}>
      {(field) => (
        <Input
          {...field}
          {...(type ? { type } : { inputMode: plain ? 'text' : 'decimal' })}
          autoComplete="off"
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

export function Days({ legend, days, onChange, error }: { legend: string; days: readonly Weekday[]; onChange(days: Weekday[]): void; error?: string | undefined }) {
  const text = useTexts();
  return (
    <fieldset className="strategy-wide strategy-days">
      <legend>{legend}</legend>
      {weekdays.map((day) => (
        <Checkbox key={day} checked={days.includes(day)} onChange={({ target }) => onChange(target.checked ? [...days, day] : days.filter((one) => one !== day))}>
          {text(dayNames[day])}
        </Checkbox>
      ))}
      <p role="alert" className="pricing-bad">
        {error}
      </p>
    </fieldset>
  );
}
