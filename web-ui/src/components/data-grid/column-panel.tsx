import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type Announcements, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';
import { Button, Select } from '@/components/ui';
import type { ColumnChooserProps } from './column-chooser.tsx';
import { ColumnItem } from './column-item.tsx';
import { moved, orderOf, pinnedTo, shown, widened, widthOf } from './grid-layout.ts';
import { densities, type Density } from './types.ts';

export function ColumnPanel({ columns, layout, onChange, onReset }: ColumnChooserProps<unknown>) {
  const { t } = useTranslation(['lists', 'common']);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const order = orderOf(columns, layout);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const nameOf = (id: string | number | undefined) => byId.get(String(id))?.label ?? '';
  const placeOf = (id: string | number | undefined) => order.indexOf(String(id)) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('columns.lifted', { name: nameOf(active.id), place: placeOf(active.id), of: order.length }),
    onDragOver: ({ active, over }) => (over ? t('columns.over', { name: nameOf(active.id), place: placeOf(over.id), of: order.length }) : undefined),
    onDragEnd: ({ active, over }) => t('columns.dropped', { name: nameOf(active.id), place: placeOf(over?.id ?? active.id), of: order.length }),
    onDragCancel: ({ active }) => t('columns.left', { name: nameOf(active.id) }),
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onChange(moved(columns, layout, String(active.id), String(over.id)));
  };
  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('columns.howToMove') } }}
      >
        <SortableContext items={order} strategy={verticalListSortingStrategy}>
          <ul aria-label={t('common:columns.title')} className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1">
            {order.map((id) => {
              const column = byId.get(id);
              if (!column) return null;
              return (
                <ColumnItem
                  key={id}
                  id={id}
                  label={column.label}
                  fixed={column.fixed ?? false}
                  visible={column.fixed === true || !layout.hidden.includes(id)}
                  pinned={layout.pinned.includes(id)}
                  width={widthOf(column, layout)}
                  onShow={(visible) => onChange(shown(layout, id, visible))}
                  onPin={(left) => onChange(pinnedTo(layout, id, left))}
                  onWiden={(by) => onChange(widened(layout, id, widthOf(column, layout) + by))}
                />
              );
            })}
          </ul>
        </SortableContext>
      </DndContext>
      <div className="flex items-center gap-2 border-t p-2">
        <Select
          aria-label={t('columns.density')}
          className="h-7! w-auto! text-xs"
          value={layout.density}
          onChange={(event) => onChange({ ...layout, density: event.target.value as Density })}
        >
          {densities.map((density) => (
            <option key={density} value={density}>
              {t(`columns.${density}`)}
            </option>
          ))}
        </Select>
        <Button look="quiet" size="sm" className="ml-auto" onClick={onReset}>
          {t('columns.reset')}
        </Button>
      </div>
    </>
  );
}
