// A plugin's part of the dashboard, as its own build would leave it: a plain ES module, everything shared comes from the host.
import { useState } from 'react';
import { jsx, jsxs } from 'react/jsx-runtime';
import { Badge, Button, definePlugin, Page, PageHead, Panel, toast, useFormat, useHostQuery, useTexts } from '@vitrina/ui-sdk';

const title = { en: 'Greetings', ru: 'Приветствия', zh: '问候' };

function Greetings() {
  const text = useTexts();
  const [count, setCount] = useState(0);
  const { data } = useHostQuery('query HelloMe { me { name } }');
  return jsxs(Page, {
    children: [
      jsx(PageHead, { title: text(title), note: data?.me.name, children: jsx(Button, { look: 'primary', onClick: () => { setCount(count + 1); toast('done', text({ en: 'Greeted', ru: 'Поздоровались', zh: '已问候' })); }, children: text({ en: 'Greet', ru: 'Поздороваться', zh: '问候' }) }) }),
      jsx(Panel, { className: 'p-4', children: jsx('p', { className: 'hello-count', children: `${text({ en: 'Greeted so far', ru: 'Приветствий', zh: '问候次数' })}: ${count}` }) }),
    ],
  });
}

function Margin({ nmId }) {
  const format = useFormat();
  const text = useTexts();
  return jsxs('p', { children: [`${text({ en: 'Margin', ru: 'Маржа', zh: '利润率' })} ${nmId}: `, jsx(Badge, { tone: 'good', children: format.percent((Number(nmId) % 37) / 100) })] });
}

function MarginCell({ product }) {
  const share = (Number(product.nmId) % 37) / 100;
  if (Number(product.nmId) % 11 === 0) throw new Error('no cost price');
  return jsx('span', { className: 'tabular-nums', children: useFormat().percent(share) });
}

function Broken() {
  throw new Error('broken on purpose');
}

function Settings({ plugin }) {
  return jsx('p', { children: `${plugin}: Hello, {name}!` });
}

function Reprice({ nmIds, onDone }) {
  const text = useTexts();
  return jsxs('div', {
    children: [
      jsx('p', { children: `${text({ en: 'First of them', ru: 'Первый из них', zh: '其中第一个' })}: ${nmIds[0]}` }),
      jsx('div', { className: 'hello-actions', children: jsx(Button, { look: 'primary', onClick: () => { toast('done', text({ en: 'Greeted', ru: 'Поздоровались', zh: '已问候' })); onDone(); }, children: text({ en: 'Greet', ru: 'Поздороваться', zh: '问候' }) }) }),
    ],
  });
}

function Lately({ shopId }) {
  return jsx('p', { children: useTexts()({ en: `Nobody was greeted in ${shopId ?? 'any shop'} today.`, ru: `Сегодня никого не приветствовали: ${shopId ?? 'магазин не выбран'}.`, zh: `今天没有问候任何人：${shopId ?? '未选择店铺'}。` }) });
}

const greet = { en: 'Greet', ru: 'Поприветствовать', zh: '问候' };
const column = { en: 'Margin', ru: 'Маржа', zh: '利润率' };

export default definePlugin({
  routes: [{ path: '', title, component: Greetings }, { path: 'broken', title, component: Broken }],
  slots: {
    'product.detail.tabs/v1': [{ id: 'margin', title: column, component: Margin }, { id: 'broken', title: { en: 'Broken', ru: 'Сломано', zh: '故障' }, component: Broken }],
    'product.list.columns/v1': [{ id: 'margin', title: column, width: 6, align: 'end', component: MarginCell }],
    'product.list.bulk-actions/v1': [{ id: 'greet', title: greet, component: Reprice }, ...['Two', 'Three', 'Four'].map((name) => ({ id: name, title: name, component: Broken }))],
    'dashboard.widgets/v1': [{ id: 'lately', title, component: Lately }, { id: 'broken', title: { en: 'Broken', ru: 'Сломано', zh: '故障' }, component: Broken }],
    'settings/v1': [{ id: 'greeting', title: { en: 'Greeting', ru: 'Приветствие', zh: '问候语' }, component: Settings }],
  },
});
