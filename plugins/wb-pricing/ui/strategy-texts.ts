import type { Texts } from '@vitrina/ui-sdk';
import type { Event, FormulaKind, Guard, Mode, Outcome, Run, State, TriggerKind, Weekday } from './strategy-types.ts';

/** What the page of strategies says. */
export const words = {
  strategies: { en: 'Strategies', ru: 'Стратегии', zh: '定价策略' },
  none: { en: 'No strategies yet', ru: 'Стратегий пока нет', zh: '暂无策略' },
  noneHint: {
    en: 'A strategy changes prices by a formula, within limits that nothing exceeds. It begins as a dry run: it only reports what it would do.',
    ru: 'Стратегия меняет цены по формуле и не выходит за пределы. Начинает она с пробного режима: только показывает, что сделала бы.',
    zh: '策略按公式改价，且绝不超出限制。新策略从试运行开始：只报告会做什么。',
  },
  add: { en: 'New strategy', ru: 'Новая стратегия', zh: '新建策略' },
  back: { en: 'All strategies', ru: 'Все стратегии', zh: '全部策略' },
  strategy: { en: 'Strategy', ru: 'Стратегия', zh: '策略' },
  does: { en: 'What it does', ru: 'Что делает', zh: '作用' },
  lastRun: { en: 'Last run', ru: 'Последний запуск', zh: '上次运行' },
  never: { en: 'Not yet', ru: 'Ещё не было', zh: '尚未运行' },
  edit: { en: 'Edit', ru: 'Изменить', zh: '编辑' },
  duplicate: { en: 'Duplicate', ru: 'Копировать', zh: '复制' },
  remove: { en: 'Delete', ru: 'Удалить', zh: '删除' },
  removeTitle: { en: 'Delete the strategy {name}?', ru: 'Удалить стратегию {name}?', zh: '删除策略 {name}？' },
  removeHint: { en: 'Its runs go with it; its change sets stay.', ru: 'Запуски удалятся вместе с ней, наборы изменений останутся.', zh: '其运行记录将一并删除，变更集会保留。' },
  cancel: { en: 'Cancel', ru: 'Отмена', zh: '取消' },
  pause: { en: 'Pause', ru: 'Пауза', zh: '暂停' },
  resume: { en: 'Resume', ru: 'Запустить снова', zh: '恢复' },
  runNow: { en: 'Run now', ru: 'Запустить сейчас', zh: '立即运行' },
  simulate: { en: 'Simulate', ru: 'Смоделировать', zh: '模拟' },
  simulation: { en: 'Simulation', ru: 'Моделирование', zh: '模拟' },
  notSimulated: {
    en: 'Not simulated as it is now. Only then can it do more than report.',
    ru: 'В нынешнем виде не смоделирована. Только после этого она сможет больше, чем показывать.',
    zh: '当前版本尚未模拟。模拟后才能不止于报告。',
  },
  outdated: { en: 'Of an earlier version', ru: 'Для прежней версии', zh: '针对旧版本' },
  next: { en: 'The next run', ru: 'Следующий запуск', zh: '下一次运行' },
  past: { en: 'The last 30 days: {runs} runs, {changes} changes', ru: 'За 30 дней: запусков {runs}, изменений {changes}', zh: '过去 30 天：运行 {runs} 次，变更 {changes} 次' },
  prices: { en: 'Prices', ru: 'Цен', zh: '价格数' },
  changes: { en: 'Change', ru: 'Меняются', zh: '变动' },
  held: { en: 'Held', ru: 'Удержаны', zh: '被限制' },
  average: { en: 'On average', ru: 'В среднем', zh: '平均' },
  margin: { en: 'Margin', ru: 'Маржа', zh: '利润率' },
  byGuard: { en: 'Limits at work', ru: 'Сработали пределы', zh: '生效的限制' },
  heldBent: { en: 'held {held}, moved {bent}', ru: 'удержал {held}, сдвинул {bent}', zh: '限制 {held}，调整 {bent}' },
  mode: { en: 'How far it goes', ru: 'Что ей можно', zh: '执行程度' },
  runs: { en: 'Runs', ru: 'Запуски', zh: '运行记录' },
  noRuns: { en: 'It has not run yet.', ru: 'Она ещё не запускалась.', zh: '尚未运行。' },
  when: { en: 'When', ru: 'Когда', zh: '时间' },
  came: { en: 'What came of it', ru: 'Итог', zh: '结果' },
  ofPrices: { en: '{changed} of {prices} change, {held} held', ru: 'меняются {changed} из {prices}, удержаны {held}', zh: '{prices} 个中 {changed} 个变动，{held} 个被限制' },
  changeSet: { en: 'Change set {n}', ru: 'Набор {n}', zh: '变更集 {n}' },
  why: { en: 'Why', ru: 'Почему', zh: '原因' },
  whyOf: { en: 'Why: the run of {time}', ru: 'Почему: запуск {time}', zh: '原因：{time} 的运行' },
  product: { en: 'Product', ru: 'Товар', zh: '商品' },
  paid: { en: 'Paid', ru: 'Платят', zh: '实付' },
  all: { en: 'All', ru: 'Все', zh: '全部' },
  nothing: { en: 'Nothing', ru: 'Ничего', zh: '无' },
  running: { en: 'Running…', ru: 'Выполняется…', zh: '运行中…' },
  previous: { en: 'Previous', ru: 'Назад', zh: '上一页' },
  following: { en: 'Next', ru: 'Вперёд', zh: '下一页' },
  runGone: { en: 'This run is gone: runs are kept for 60 days', ru: 'Этого запуска уже нет: запуски хранятся 60 дней', zh: '该次运行已不存在：运行记录保留 60 天' },
  gone: { en: 'This strategy is gone', ru: 'Этой стратегии уже нет', zh: '该策略已不存在' },
  by: { en: 'Edited by {who}, {time}', ru: 'Изменил(а) {who}, {time}', zh: '{who} 编辑于 {time}' },

  name: { en: 'Name', ru: 'Название', zh: '名称' },
  which: { en: 'Which goods', ru: 'Какие товары', zh: '商品范围' },
  matching: { en: 'All that match', ru: 'Все подходящие', zh: '所有匹配的' },
  chosen: { en: 'These WB articles', ru: 'Эти артикулы WB', zh: '指定 WB 货号' },
  articles: { en: 'WB articles', ru: 'Артикулы WB', zh: 'WB 货号' },
  articlesHint: { en: 'Apart by spaces, commas or lines', ru: 'Через пробел, запятую или с новой строки', zh: '以空格、逗号或换行分隔' },
  text: { en: 'Vendor code or WB article contains', ru: 'Артикул содержит', zh: '货号包含' },
  paidMin: { en: 'Paid from', ru: 'Платят от', zh: '实付不低于' },
  paidMax: { en: 'Paid up to', ru: 'Платят до', zh: '实付不高于' },
  badTurnover: { en: 'Only what sells badly', ru: 'Только неликвид', zh: '仅滞销商品' },
  trigger: { en: 'When it runs', ru: 'Когда запускать', zh: '何时运行' },
  at: { en: 'Time in Moscow', ru: 'Время по Москве', zh: '莫斯科时间' },
  days: { en: 'Days', ru: 'Дни', zh: '日期' },
  events: { en: 'Events', ru: 'События', zh: '事件' },
  noAge: {
    en: 'No plugin tells yet how long goods lie in stock. A strategy that waits for it starts nothing and stays a dry run.',
    ru: 'Пока ни один плагин не сообщает, сколько товар лежит на складе. Стратегия с этим событием ничего не запускает и остаётся пробной.',
    zh: '目前没有插件提供库存时长。等待该事件的策略不会启动，并保持试运行。',
  },
  formula: { en: 'Formula', ru: 'Формула', zh: '公式' },
  operation: { en: 'What to do', ru: 'Что сделать', zh: '操作' },
  value: { en: 'Value', ru: 'Значение', zh: '数值' },
  percent: { en: 'Percent', ru: 'Процент', zh: '百分比' },
  below: { en: 'Below the competitor by', ru: 'Ниже конкурента на', zh: '低于竞争对手' },
  unit: { en: 'Unit', ru: 'Единица', zh: '单位' },
  inPercent: { en: 'percent', ru: 'процентов', zh: '百分比' },
  inMoney: { en: 'units of currency', ru: 'рублей', zh: '货币单位' },
  ending: { en: 'Ending of the price', ru: 'Окончание цены', zh: '价格尾数' },
  endingHint: { en: '9, 99 or 00; empty for whole units', ru: '9, 99 или 00; пусто — до целых', zh: '9、99 或 00；留空取整' },
  phase: { en: 'Discount {n}', ru: 'Скидка {n}', zh: '折扣 {n}' },
  from: { en: 'From', ru: 'С', zh: '从' },
  until: { en: 'Until', ru: 'По', zh: '至' },
  discount: { en: 'Discount, %', ru: 'Скидка, %', zh: '折扣，%' },
  addPhase: { en: 'Add a discount', ru: 'Добавить скидку', zh: '添加折扣' },
  dropPhase: { en: 'Remove discount {n}', ru: 'Убрать скидку {n}', zh: '移除折扣 {n}' },
  otherwise: { en: 'On other days, %', ru: 'В остальные дни, %', zh: '其他日期，%' },
  otherwiseHint: { en: 'Empty leaves the discount as it is', ru: 'Пусто — скидка остаётся', zh: '留空则保持原折扣' },
  guards: { en: 'Limits', ru: 'Пределы', zh: '限制' },
  guardsHint: {
    en: 'Nothing exceeds them, whatever the formula says. A price that is beyond one may only move towards it.',
    ru: 'Их не превысит ничто, что бы ни сказала формула. Цена, которая уже за пределом, может идти только к нему.',
    zh: '无论公式结果如何都不会超出。已超出的价格只会向限制靠近。',
  },
  floor: { en: 'Floor', ru: 'Не ниже', zh: '下限' },
  floorHint: { en: 'The least anybody pays, WB Club included', ru: 'Меньше не заплатит никто, и WB Клуб', zh: '任何人实付的最低价，含 WB 会员' },
  ceiling: { en: 'Ceiling', ru: 'Не выше', zh: '上限' },
  leastMargin: { en: 'Least margin, %', ru: 'Маржа не меньше, %', zh: '最低利润率，%' },
  mostStep: { en: 'Largest step, %', ru: 'Шаг не больше, %', zh: '最大步长，%' },
  changesADay: { en: 'Changes of a good a day', ru: 'Изменений товара в сутки', zh: '每个商品每天变动次数' },
  coolDown: { en: 'Hours between changes', ru: 'Часов между изменениями', zh: '变动间隔（小时）' },
  hoursFrom: { en: 'Only from (Moscow)', ru: 'Только с (Москва)', zh: '仅从（莫斯科）' },
  hoursUntil: { en: 'to', ru: 'до', zh: '到' },
  breaker: { en: 'Breaker', ru: 'Предохранитель', zh: '保护机制' },
  breakerHint: {
    en: 'Stops the strategy when its results look wrong, until somebody resumes it.',
    ru: 'Остановит стратегию, если её итоги выглядят неверно, пока её не запустят снова.',
    zh: '结果异常时停止策略，直到有人恢复。',
  },
  brGoods: { en: 'More than this share of prices, %', ru: 'Больше этой доли цен, %', zh: '超过此比例的价格，%' },
  brStep: { en: 'moves by more than, %', ru: 'сдвигается больше чем на, %', zh: '变动超过，%' },
  brBlocked: { en: 'Blocked by the check, %', ru: 'Не прошли проверку, %', zh: '被检查拦截，%' },
  brBack: { en: 'Moved back by people, %', ru: 'Вернули люди, %', zh: '被人改回，%' },
  brFailures: { en: 'Failures in a row', ru: 'Сбоев подряд', zh: '连续失败次数' },
  example: { en: 'What it would do now', ru: 'Что она сделала бы сейчас', zh: '当前效果' },
  goodsFound: { en: 'Goods in scope: {n}', ru: 'Товаров в отборе: {n}', zh: '范围内商品：{n}' },
  save: { en: 'Save', ru: 'Сохранить', zh: '保存' },
  saveHint: {
    en: 'Saved as a dry run: simulate it before it may do more.',
    ru: 'Сохранится в пробном режиме: смоделируйте её, прежде чем разрешить больше.',
    zh: '保存后为试运行：模拟后才能执行更多操作。',
  },
} satisfies Record<string, Texts>;

export const modeNames: Record<Mode, Texts> = {
  DRY_RUN: { en: 'Dry run', ru: 'Пробный режим', zh: '试运行' },
  PROPOSE: { en: 'Proposes', ru: 'Предлагает', zh: '提议' },
  AUTOMATIC: { en: 'Automatic', ru: 'Сама', zh: '自动' },
};

export const modeHints: Record<Mode, Texts> = {
  DRY_RUN: { en: 'Only reports what it would do.', ru: 'Только показывает, что сделала бы.', zh: '仅报告会做什么。' },
  PROPOSE: { en: 'Drafts a change set that a person confirms.', ru: 'Готовит набор изменений, подтверждает человек.', zh: '生成变更集，由人确认。' },
  AUTOMATIC: {
    en: 'Confirms its change set by itself where the check finds nothing; whatever else waits for a person.',
    ru: 'Сама подтверждает набор, если проверка ничего не нашла; остальное ждёт человека.',
    zh: '检查无问题时自动确认变更集，其余由人决定。',
  },
};

export const stateNames: Record<State, Texts> = {
  ACTIVE: { en: 'Active', ru: 'Работает', zh: '运行中' },
  PAUSED: { en: 'Paused', ru: 'На паузе', zh: '已暂停' },
  STOPPED: { en: 'Stopped', ru: 'Остановлена', zh: '已停止' },
};

export const formulaNames: Record<FormulaKind, Texts> = {
  STEP: { en: 'Step by step, % per run', ru: 'Шагами, % за запуск', zh: '逐步调整，每次 %' },
  HOLD_MARGIN: { en: 'Hold a margin, %', ru: 'Держать маржу, %', zh: '保持利润率，%' },
  DISCOUNTS: { en: 'Discounts by the calendar', ru: 'Скидки по календарю', zh: '按日历打折' },
  RULE: { en: 'A rule', ru: 'Правило', zh: '规则' },
  RIVAL: { en: 'Match or undercut a competitor', ru: 'Как у конкурента или ниже', zh: '跟随或低于竞争对手' },
};

export const triggerNames: Record<TriggerKind, Texts> = {
  DAILY: { en: 'Every day', ru: 'Каждый день', zh: '每天' },
  WEEKLY: { en: 'On days of the week', ru: 'По дням недели', zh: '每周指定日' },
  EVENTS: { en: 'When something happens', ru: 'По событию', zh: '发生事件时' },
};

export const eventNames: Record<Event, Texts> = {
  COST_CHANGED: { en: 'A cost changed', ru: 'Изменилась себестоимость', zh: '成本变动' },
  PROMOTION_ANNOUNCED: { en: 'A promotion was announced', ru: 'Объявлена акция', zh: '公布促销活动' },
  PROMOTION_STARTED: { en: 'A promotion started', ru: 'Началась акция', zh: '促销活动开始' },
  RIVAL_MOVED: { en: 'A competitor moved', ru: 'Конкурент изменил цену', zh: '竞争对手改价' },
  STOCK_AGED: { en: 'Goods lie in stock for too long', ru: 'Товар залежался на складе', zh: '商品库存积压' },
};

export const causeNames: Record<Run['cause'], Texts> = {
  ...eventNames,
  TIME: { en: 'By schedule', ru: 'По расписанию', zh: '按计划' },
  PERSON: { en: 'Asked for', ru: 'По просьбе', zh: '手动' },
};

export const outcomeNames: Record<Outcome, Texts> = {
  REPORTED: { en: 'Report', ru: 'Отчёт', zh: '报告' },
  NOTHING_TO_CHANGE: { en: 'Nothing to change', ru: 'Менять нечего', zh: '无需更改' },
  PROPOSED: { en: 'Proposed', ru: 'Предложено', zh: '已提议' },
  CONFIRMED: { en: 'Confirmed', ru: 'Подтверждено', zh: '已确认' },
  STOPPED: { en: 'Stopped by the breaker', ru: 'Сработал предохранитель', zh: '被保护机制停止' },
  SKIPPED: { en: 'Left out', ru: 'Пропущено', zh: '已跳过' },
  FAILED: { en: 'Failed', ru: 'Сбой', zh: '失败' },
};

export const guardNames: Record<Guard, Texts> = {
  FLOOR: words.floor,
  LEAST_MARGIN: words.leastMargin,
  CEILING: words.ceiling,
  STEP: words.mostStep,
  CHANGES_A_DAY: words.changesADay,
  COOL_DOWN: words.coolDown,
  HOURS: { en: 'Hours', ru: 'Часы', zh: '时段' },
  UNKNOWN: { en: 'Something is not known', ru: 'Не хватает данных', zh: '缺少数据' },
};

export const dayNames: Record<Weekday, Texts> = {
  MONDAY: { en: 'Mon', ru: 'Пн', zh: '周一' },
  TUESDAY: { en: 'Tue', ru: 'Вт', zh: '周二' },
  WEDNESDAY: { en: 'Wed', ru: 'Ср', zh: '周三' },
  THURSDAY: { en: 'Thu', ru: 'Чт', zh: '周四' },
  FRIDAY: { en: 'Fri', ru: 'Пт', zh: '周五' },
  SATURDAY: { en: 'Sat', ru: 'Сб', zh: '周六' },
  SUNDAY: { en: 'Sun', ru: 'Вс', zh: '周日' },
};
