import { definePlugin } from '@vitrina/ui-sdk';
import { DiscountsWidget } from './discounts-widget.tsx';
import { PricesPage } from './prices-page.tsx';
import { PriceTab } from './price-tab.tsx';
import { texts } from './texts.ts';
import './pricing.css';

const permission = 'wb-pricing:read';

export default definePlugin({
  routes: [{ path: '', title: texts.prices, permission, component: PricesPage }],
  slots: {
    'product.detail.tabs/v1': [{ id: 'prices', title: texts.prices, permission, component: PriceTab }],
    'dashboard.widgets/v1': [{ id: 'discounts', title: texts.deepest, permission, component: DiscountsWidget }],
  },
});
