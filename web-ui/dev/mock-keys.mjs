// API keys of the mock host.
import { randomBytes } from 'node:crypto';

const day = 86_400_000;
const iso = (millis) => new Date(millis).toISOString();

const descriptions = {
  'wb-tokens:read': { en: 'See connected tokens and their use', ru: 'Видеть подключённые токены и их использование', zh: '查看已连接的令牌及其使用情况' },
  'wb-tokens:write': { en: 'Add, change and delete tokens', ru: 'Добавлять, изменять и удалять токены', zh: '添加、修改和删除令牌' },
  'wb-products:read': { en: 'See product cards', ru: 'Видеть карточки товаров', zh: '查看商品卡' },
  'wb-products:sync': { en: 'Start a sync of product cards', ru: 'Запускать синхронизацию карточек товаров', zh: '启动商品卡同步' },
  'platform:users': { en: 'Manage users, their roles and grants', ru: 'Управлять пользователями, их ролями и доступом', zh: '管理用户及其角色与权限' },
  'platform:audit': { en: 'Read the audit trail', ru: 'Читать журнал действий', zh: '查看审计日志' },
  'platform:jobs': { en: 'Stop jobs of a shop and start them again', ru: 'Останавливать задачи магазина и запускать их снова', zh: '停止和重新启动店铺的任务' },
  'platform:cache': { en: 'See and change how endpoints are cached', ru: 'Смотреть и менять, как кэшируются ответы', zh: '查看和修改接口的缓存方式' },
  'platform:sending': { en: "Stop all sending of a shop's changes at once, and let it go on", ru: 'Останавливать сразу всю отправку изменений магазина и продолжать её', zh: '立即停止店铺全部变更的发送，以及恢复发送' },
  'platform:views': { en: 'Share views of lists with the team of a shop', ru: 'Делиться видами списков с командой магазина', zh: '与店铺团队共享列表视图' },
  'platform:developer': { en: 'Write GraphQL requests and read the schema', ru: 'Писать запросы GraphQL и читать схему', zh: '编写 GraphQL 请求并查看架构' },
};

const key = (over) => ({ hint: '3ilg', shopIds: [], requestsPerMinute: 600, createdAt: iso(Date.now() - 40 * day), expiresAt: null, expired: false, lastUsedAt: null, ...over });

export function keyResolvers({ signedIn, permissions }) {
  let keys = [
    key({ id: 'k4', name: 'Ночной отчёт о ценах', hint: 'Qm7x', scopes: ['wb-products:read', 'platform:developer'], expiresAt: iso(Date.now() + 74 * day), lastUsedAt: iso(Date.now() - 9 * 3_600_000) }),
    key({ id: 'k3', name: 'Google Sheets', hint: '0aZk', scopes: ['wb-products:read'], shopIds: ['shop-1', 'shop-2'], expiresAt: iso(Date.now() + 3 * day), lastUsedAt: iso(Date.now() - 70_000) }),
    key({ id: 'k2', name: 'Prometheus', hint: 'v9Tc', scopes: ['platform:metrics'], lastUsedAt: iso(Date.now() - 12_000) }),
    key({ id: 'k1', name: 'Выгрузка для 1С (старая)', hint: 'hY2e', scopes: ['wb-tokens:read', 'wb-products:read', 'wb-products:sync'], expiresAt: iso(Date.now() - 5 * day), expired: true }),
  ];
  return {
    apiKeys: ({ userId }, context) => {
      signedIn(context);
      const items = userId ? [] : keys;
      return { items, totalItems: items.length, ownerName: userId ? 'Иван Петров' : 'Анна Ковалёва', requestsPerMinute: 600 };
    },
    apiKeyScopes: (_, context) => {
      signedIn(context);
      return permissions.map((id) => ({ id, description: descriptions[id]?.[context.language] ?? id, roles: ['ADMIN'], plugin: id.startsWith('platform') ? null : id.split(':')[0] }));
    },
    apiKeyCreate: ({ input }, context) => {
      signedIn(context);
      if (keys.some(({ name }) => name === input.name)) return { errors: [{ code: 'NAME_TAKEN', message: 'You have a key of this name already', path: ['name'] }] };
      const secret = `vtr_key_${randomBytes(20).toString('hex')}`;
      const created = key({ id: `k${keys.length + 1}`, hint: secret.slice(-4), createdAt: iso(Date.now()), expiresAt: null, ...input, shopIds: input.shopIds ?? [] });
      keys = [created, ...keys];
      return { apiKey: created, secret, errors: [] };
    },
    apiKeyRevoke: ({ input }, context) => {
      signedIn(context);
      keys = keys.filter(({ id }) => id !== input.id);
      return { revokedId: input.id, errors: [] };
    },
  };
}
