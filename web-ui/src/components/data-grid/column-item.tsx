import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { clsx } from 'clsx';
import { GripVertical, Minus, Pin, PinOff, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox } from '@/components/ui';

interface ColumnItemProps {
  id: string;
  label: string;
  fixed: boolean;
  visible: boolean;
  pinned: boolean;
  /** In rem. */
  width: number;
  onShow(visible: boolean): void;
  onPin(left: boolean): void;
  onWiden(by: number): void;
}

export function ColumnItem({ id, label, fixed, visible, pinned, width, onShow, onPin, onWiden }: ColumnItemProps) {
  const { t } = useTranslation('lists');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id });
  const quiet = { look: 'quiet', size: 'icon-xs' } as const;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx('flex items-center gap-0.5 rounded bg-surface pr-1', isDragging ? 'relative z-1 shadow-pop' : 'hover:bg-hover')}
    >
      <Button ref={setActivatorNodeRef} {...quiet} className="cursor-grab touch-none" {...attributes} {...listeners} aria-label={t('columns.move', { name: label })}>
        <GripVertical />
      </Button>
      <Checkbox className="ml-1.5 min-w-0 flex-1" checked={visible} disabled={fixed} onChange={(event) => onShow(event.target.checked)}>
        <span className="truncate">{label}</span>
      </Checkbox>
      <Button {...quiet} aria-label={t('columns.narrower', { name: label })} title={t('columns.narrower', { name: label })} onClick={() => onWiden(-1)}>
        <Minus />
      </Button>
      <span className="w-6 text-center text-2xs text-muted tabular-nums" aria-hidden="true">
        {Math.round(width)}
      </span>
      <Button {...quiet} aria-label={t('columns.wider', { name: label })} title={t('columns.wider', { name: label })} onClick={() => onWiden(1)}>
        <Plus />
      </Button>
      <Button
        {...quiet}
        aria-label={t('columns.pin', { name: label })}
        title={t('columns.pin', { name: label })}
        aria-pressed={pinned}
        className={pinned ? 'text-accent-ink' : ''}
        onClick={() => onPin(!pinned)}
      >
        {pinned ? <PinOff /> : <Pin />}
      </Button>
    </li>
  );
}
