import { createElement as h, useState } from 'react';
import { Link } from '@tanstack/react-router';
import * as ui from '@vitrina/ui-sdk';
import { counts, list } from './documents.js';

const permission = 'wb-feedbacks:read';
const size = 25;
const texts = {
  title: { en: 'Feedback', ru: 'Отзывы', zh: '评价' },
  waiting: { en: 'Waiting for an answer', ru: 'Ждут ответа', zh: '待回复' },
  unanswered: { en: 'Feedback without an answer', ru: 'Отзывы без ответа', zh: '待回复评价' },
  answered: { en: 'Answered', ru: 'С ответом', zh: '已回复' },
  answer: { en: 'Your answer', ru: 'Ваш ответ', zh: '您的回复' },
  anonymous: { en: 'A buyer', ru: 'Покупатель', zh: '买家' },
  noText: { en: 'No text, only stars', ru: 'Без текста, только оценка', zh: '无文字，仅评分' },
  pros: { en: 'Pros', ru: 'Достоинства', zh: '优点' },
  cons: { en: 'Cons', ru: 'Недостатки', zh: '缺点' },
  stars: { en: 'of 5', ru: 'из 5', zh: '/ 5' },
  none: { en: 'Nothing here', ru: 'Здесь пусто', zh: '暂无内容' },
  today: { en: 'today', ru: 'за сегодня', zh: '今日' },
  previous: { en: 'Newer', ru: 'Новее', zh: '较新' },
  next: { en: 'Older', ru: 'Старее', zh: '较早' },
  shop: { en: 'Choose a shop above', ru: 'Выберите магазин вверху', zh: '请在上方选择店铺' },
};

function Stars({ valuation }) {
  const text = ui.useTexts();
  return h('span', { role: 'img', className: 'feedback-stars', 'aria-label': `${valuation} ${text(texts.stars)}` }, '★'.repeat(valuation) + '☆'.repeat(5 - valuation));
}

function Feedback({ feedback }) {
  const text = ui.useTexts();
  const { dateTime } = ui.useFormat();
  const parts = [[null, feedback.text], [texts.pros, feedback.pros], [texts.cons, feedback.cons]].filter(([, words]) => words);
  return h(
    ui.Panel,
    { className: 'feedback' },
    h('p', { className: 'feedback-head' }, h(Stars, feedback), h('span', null, feedback.userName || text(texts.anonymous)), h('time', { dateTime: feedback.createdAt }, dateTime(feedback.createdAt))),
    h(Link, { to: '/products/$nmId', params: { nmId: feedback.nmId }, className: 'feedback-product' }, feedback.productName || feedback.nmId),
    parts.length === 0 && h('p', { className: 'feedback-muted' }, text(texts.noText)),
    parts.map(([name, words], at) => h('p', { key: at }, name && h('b', null, text(name), ': '), words)),
    feedback.answer && h('blockquote', null, h('p', { className: 'feedback-muted' }, text(texts.answer)), feedback.answer.text),
  );
}

function FeedbackPage() {
  const text = ui.useTexts();
  const shopId = ui.useShopId();
  return shopId === null ? h(ui.Notice, { heading: true, title: text(texts.shop) }) : h(Feedbacks, { key: shopId });
}

function Feedbacks() {
  const text = ui.useTexts();
  const { number: write } = ui.useFormat();
  const [{ answered, number }, show] = useState({ answered: false, number: 0 });
  const { data, error, isPending, refetch, dataUpdatedAt } = ui.useHostQuery(list, { filter: { answered }, page: { number, size } });
  const page = data?.feedbacks;
  const choice = (what, name, count) =>
    h(ui.Button, { look: what === answered ? 'chosen' : 'plain', 'aria-pressed': what === answered, onClick: () => show({ answered: what, number: 0 }) }, text(name), count !== undefined && ` ${write(count)}`);
  // Neither taken away nor switched off while a page is loading: that would take the focus from the button that was pressed.
  const turn = (name, to, idle) => h(ui.Button, { size: 'sm', 'aria-disabled': idle, onClick: () => idle || show({ answered, number: to }) }, text(name));
  return h(
    ui.Page,
    null,
    h(ui.PageHead, { title: text(texts.title) }, page && h(ui.FreshnessBadge, { freshness: page.freshness, receivedAt: dataUpdatedAt })),
    h('div', { className: 'feedback-row' }, choice(false, texts.waiting, page?.unanswered), choice(true, texts.answered, page?.answered)),
    isPending ? h(ui.SkeletonLines) : !page ? h(ui.ErrorState, { error, onRetry: () => void refetch() }) : page.items.length === 0 ? h(ui.Empty, { title: text(texts.none) }) : page.items.map((feedback) => h(Feedback, { key: feedback.id, feedback })),
    h('div', { className: 'feedback-row' }, turn(texts.previous, number - 1, number === 0), turn(texts.next, number + 1, !page || page.items.length < size)),
  );
}

function Waiting({ shopId }) {
  const text = ui.useTexts();
  return shopId === null ? h('p', { className: 'feedback-muted' }, text(texts.shop)) : h(Counts, { key: shopId });
}

function Counts() {
  const text = ui.useTexts();
  const { number: write } = ui.useFormat();
  const { data, error, isPending, dataUpdatedAt } = ui.useHostQuery(counts);
  if (isPending) return h(ui.SkeletonLines, { lines: 2 });
  if (!data) return h(ui.InlineError, { error });
  const { unanswered, unansweredToday, freshness } = data.feedbackCounts;
  return h(
    'div',
    { className: 'feedback-row' },
    h(Link, { to: '/p/$plugin/$', params: { plugin: 'wb-feedbacks', _splat: '' }, className: 'feedback-count' }, write(unanswered)),
    h('span', { className: 'feedback-muted' }, `+${write(unansweredToday)} ${text(texts.today)}`),
    h(ui.FreshnessBadge, { freshness, receivedAt: dataUpdatedAt }),
  );
}

export default ui.definePlugin({
  routes: [{ path: '', title: texts.title, permission, component: FeedbackPage }],
  slots: { 'dashboard.widgets/v1': [{ id: 'waiting', title: texts.unanswered, permission, component: Waiting }] },
});
