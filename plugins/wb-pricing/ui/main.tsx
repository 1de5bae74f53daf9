import { definePlugin } from '@vitrina/ui-sdk';
import { CompetitorsPage } from './competitors-page.tsx';
import { rivalTexts } from './competitor-texts.ts';
import { CostsPage } from './costs-page.tsx';
import { cost } from './cost-texts.ts';
import { DiscountsWidget } from './discounts-widget.tsx';
import { PricesPage } from './prices-page.tsx';
import { PriceTab } from './price-tab.tsx';
import { ProblemsPage } from './problems-page.tsx';
import { ProblemsWidget } from './problems-widget.tsx';
import { PromotionsPage } from './promotions-page.tsx';
import { QuarantinePage } from './quarantine-page.tsx';
import { StrategiesPage } from './strategies-page.tsx';
import { words } from './strategy-texts.ts';
import { texts } from './texts.ts';
import { trouble } from './trouble-texts.ts';
import './pricing.css';
import './costs.css';

const permission = 'wb-pricing:read';
const costs = 'wb-pricing:costs';

export default definePlugin({
  routes: [
    { path: '', title: texts.prices, permission, component: PricesPage },
    { path: 'problems', title: trouble.problems, permission: costs, component: ProblemsPage },
    { path: 'costs', title: cost.costs, permission: costs, component: CostsPage },
    { path: 'quarantine', title: trouble.quarantine, permission, component: QuarantinePage },
    { path: 'promotions', title: trouble.promotions, permission, component: PromotionsPage },
    { path: 'competitors', title: rivalTexts.title, permission, component: CompetitorsPage },
    { path: 'strategies', title: words.strategies, permission, deep: true, component: StrategiesPage },
  ],
  slots: {
    'product.detail.tabs/v1': [{ id: 'prices', title: texts.prices, permission, component: PriceTab }],
    'dashboard.widgets/v1': [
      { id: 'problems', title: trouble.problems, permission: costs, component: ProblemsWidget },
      { id: 'discounts', title: texts.deepest, permission, component: DiscountsWidget },
    ],
  },
});
