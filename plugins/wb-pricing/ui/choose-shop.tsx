import { Notice, useTexts } from '@vitrina/ui-sdk';
import { texts } from './texts.ts';

/** In place of a page that belongs to one shop while none is chosen. */
export function ChooseShop() {
  const text = useTexts();
  return (
    <Notice heading title={text(texts.chooseShop)}>
      <p>{text(texts.chooseShopHint)}</p>
    </Notice>
  );
}
