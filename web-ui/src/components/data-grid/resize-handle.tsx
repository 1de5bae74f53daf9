import type { PointerEvent } from 'react';

interface ResizeHandleProps {
  /** Called as the pointer moves with how far, in rem; `done` at the end. */
  onDrag(by: number, done: boolean): void;
  onReset(): void;
}

/** The edge of a column's heading, to be drawn wider or narrower; from the keyboard the heading itself does it. */
export function ResizeHandle({ onDrag, onReset }: ResizeHandleProps) {
  const start = ({ currentTarget: handle, clientX: from, pointerId, button }: PointerEvent<HTMLSpanElement>) => {
    if (button !== 0) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const by = (clientX: number) => (clientX - from) / rem;
    const move = (event: globalThis.PointerEvent) => onDrag(by(event.clientX), false);
    const end = (event: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      onDrag(event.type === 'pointerup' ? by(event.clientX) : 0, true);
    };
    handle.setPointerCapture(pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
    handle.addEventListener('pointerup', end, { once: true });
    handle.addEventListener('pointercancel', end, { once: true });
  };
  return (
    <span
      aria-hidden="true"
      data-resize=""
      className="absolute inset-y-0 -right-1 z-1 w-2 cursor-col-resize touch-none select-none after:absolute after:inset-y-2 after:left-1/2 after:w-px after:bg-line hover:after:inset-y-0 hover:after:w-0.5 hover:after:bg-accent"
      onPointerDown={start}
      onDoubleClick={onReset}
    />
  );
}
