import { randomUUID } from 'node:crypto';

const texts = {
  en: { token: ['The token of Nordvik expires in a day', 'Without a valid token nothing of the shop can be refreshed or changed. Create a new one at Wildberries and replace it here.', 'Replace token'], job: ['A background job has failed: wb-products:sync', 'Wildberries does not answer'] },
  ru: { token: ['Токен магазина Nordvik истекает завтра', 'Без действующего токена данные магазина не обновить и не изменить. Создайте новый токен в Wildberries и замените его здесь.', 'Заменить токен'], job: ['Фоновая задача не выполнена: wb-products:sync', 'Wildberries не отвечает'] },
  zh: { token: ['Nordvik 的令牌明天到期', '没有有效令牌，店铺数据无法刷新或修改。请在 Wildberries 创建新令牌并在此替换。', '更换令牌'], job: ['后台任务失败：wb-products:sync', 'Wildberries 没有响应'] },
};

/** What one should know of, in the language of who asks. */
export function notificationResolvers({ signedIn, language, shops }) {
  const read = new Set();
  const list = (context, resolved) => {
    const { token, job } = texts[language(context)] ?? texts.en;
    const base = { shopId: shops()[0]?.id ?? null, action: null, jobId: null, resolvedAt: null };
    const standing = [
      { ...base, id: 'n1', severity: 'CRITICAL', title: token[0], text: token[1], action: { path: '/tokens', label: token[2] }, raisedAt: new Date(Date.now() - 3_600_000).toISOString() },
      { ...base, id: 'n2', severity: 'WARNING', title: job[0], text: job[1], jobId: randomUUID(), raisedAt: new Date(Date.now() - 600_000).toISOString() },
    ];
    const over = { ...standing[1], id: 'n3', jobId: null, resolvedAt: new Date().toISOString() };
    const items = [...standing, ...(resolved ? [over] : [])].map((item) => ({ ...item, read: read.has(item.id) }));
    return { items, totalItems: items.length, unread: standing.filter(({ id }) => !read.has(id)).length };
  };
  return {
    notifications: ({ resolved }, context) => (signedIn(context), list(context, resolved)),
    notificationsRead: ({ input }, context) => {
      signedIn(context);
      for (const id of input.ids ?? ['n1', 'n2']) read.add(id);
      return { unread: list(context, false).unread, errors: [] };
    },
  };
}
