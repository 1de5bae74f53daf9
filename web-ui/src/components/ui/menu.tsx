import { Menu as Base } from '@base-ui/react/menu';
import i18next from 'i18next';
import { Check } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useOffline } from '@/lib/offline/use-offline.ts';
import { usePopups } from './popups-later.ts';

const itemStyle =
  'flex min-h-7 cursor-default items-center gap-2 rounded px-2 py-1 text-sm outline-none select-none data-highlighted:bg-sunken data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:text-muted';

interface MenuProps {
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  children: ReactNode;
}

export function Menu({ trigger, align = 'end', children }: MenuProps) {
  const [opened, setOpened] = useState(false);
  const popups = usePopups(opened);
  return (
    <Base.Root modal={false} onOpenChange={(open) => open && setOpened(true)}>
      <Base.Trigger render={trigger} />
      {popups && <popups.MenuPopup align={align}>{children}</popups.MenuPopup>}
    </Base.Root>
  );
}

interface MenuItemProps {
  onSelect(): void;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  /** Whether it asks something of the host, and so can do nothing without a connection; most do. */
  needsHost?: boolean;
  children: ReactNode;
}

export function MenuItem({ onSelect, icon, danger = false, disabled = false, needsHost = true, children }: MenuItemProps) {
  const inert = useOffline() && needsHost;
  return (
    <Base.Item
      className={`${itemStyle} ${danger ? 'text-bad [&_svg]:text-bad' : ''}`}
      disabled={disabled || inert}
      title={inert ? i18next.t('offline.write') : undefined}
      onClick={onSelect}
    >
      {icon}
      {children}
    </Base.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  label?: ReactNode;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange(value: Value): void;
}

export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      {label && <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-muted">{label}</Base.GroupLabel>}
      <Base.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={`${itemStyle} pr-8 relative`}>
            {option.label}
            <Base.RadioItemIndicator className="absolute right-2">
              <Check />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

interface MenuCheckProps {
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
  children: ReactNode;
}

export function MenuCheck({ checked, disabled = false, onChange, children }: MenuCheckProps) {
  const offline = useOffline();
  return (
    <Base.CheckboxItem
      checked={checked}
      disabled={disabled || offline}
      onCheckedChange={onChange}
      closeOnClick={false}
      className={`${itemStyle} relative pr-8`}
    >
      {children}
      <Base.CheckboxItemIndicator className="absolute right-2">
        <Check />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

export function MenuNote({ children }: { children: ReactNode }) {
  return <div className="px-2 py-1.5 text-xs text-muted">{children}</div>;
}
