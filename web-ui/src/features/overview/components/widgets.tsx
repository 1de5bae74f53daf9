import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/ui';
import { Part, SlotMark, useParts, type Filled } from '@/features/extensions';
import { useShops } from '@/features/shops';
import { textIn } from '@/sdk/texts.ts';

/** The tiles that plugins bring; the grid fills itself, and one that breaks breaks alone. */
export function Widgets() {
  const parts = useParts('dashboard.widgets/v1');
  const mark = <SlotMark slot="dashboard.widgets/v1" />;
  if (parts.length === 0) return mark;
  return (
    <>
      {mark}
      <div className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
        {parts.map((filled) => (
          <Widget key={filled.key} filled={filled} />
        ))}
      </div>
    </>
  );
}

function Widget({ filled: { plugin, part } }: { filled: Filled<'dashboard.widgets/v1'> }) {
  const { language } = useTranslation().i18n;
  const { shopId } = useShops();
  const id = useId();
  return (
    <Panel aria-labelledby={id} className="flex min-w-0 flex-col gap-2 p-4">
      <h2 id={id} className="font-semibold">
        {textIn(part.title, language)}
      </h2>
      <div className="flex min-w-0 flex-1 flex-col">
        <Part plugin={plugin} component={part.component} props={{ shopId }} />
      </div>
    </Panel>
  );
}
