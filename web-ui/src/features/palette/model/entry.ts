import type { ReactNode } from 'react';

/** A line of the palette. */
export interface Entry {
  /** Unique in the palette. */
  id: string;
  label: string;
  /** What finds it. */
  words: readonly string[];
  icon: ReactNode;
  note?: ReactNode;
  /** It leads nowhere: the focus goes back to where it was. */
  stays?: boolean;
  run(): void;
}
