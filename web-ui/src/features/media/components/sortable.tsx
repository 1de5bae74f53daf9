import { closestCenter, DndContext, KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors, type Announcements, type DragEndEvent, type UniqueIdentifier } from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SortableProps {
  photos: readonly { key: string }[];
  onMove(key: string, to: number): void;
  onLift(lifted: boolean): void;
  children: ReactNode;
}

/** Photos that are put in another order by mouse, finger or keyboard. */
export function Sortable({ photos, onMove, onLift, children }: SortableProps) {
  const { t } = useTranslation('arrange');
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that moves at once scrolls.
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const order = photos.map(({ key }) => key);
  const placeOf = (id: UniqueIdentifier | undefined) => order.indexOf(String(id)) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('drag.lifted', { place: placeOf(active.id), of: order.length }),
    onDragOver: ({ over }) => (over ? t('drag.over', { place: placeOf(over.id), of: order.length }) : undefined),
    onDragEnd: ({ active, over }) => t('drag.dropped', { place: placeOf(over?.id ?? active.id), of: order.length }),
    onDragCancel: () => t('drag.left'),
  };
  const drop = ({ active, over }: DragEndEvent) => {
    onLift(false);
    if (over && over.id !== active.id) onMove(String(active.id), order.indexOf(String(over.id)));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragStart={() => onLift(true)} onDragEnd={drop} onDragCancel={() => onLift(false)} accessibility={{ announcements, screenReaderInstructions: { draggable: t('drag.how') } }}>
      <SortableContext items={order} strategy={rectSortingStrategy}>
        <ol aria-label={t('order')} className="grid grid-cols-3 gap-2 sm:grid-cols-5">
          {children}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
