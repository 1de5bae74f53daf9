// Saved views and bookmarks of the mock host.
const fits = ({ subject, target }) => (mark) => mark.subject === subject && mark.target === target;
const now = () => new Date().toISOString();

export function viewResolvers({ signedIn, may }) {
  const layout = { order: [], hidden: ['created'], widths: {}, pinned: [], density: 'comfortable' };
  const view = (id, name, search, over = {}) => ({ id, list: 'products', name, state: { search: { sort: 'updated', dir: 'desc', ...search }, layout }, shared: false, byDefault: false, version: 1, changedAt: now(), changedBy: 'admin@vitrina.local', ...over });
  let views = [
    view('v1', 'Без видео', { video: 'no' }),
    view('v2', 'Мало фото', { photos: 'few' }, { state: { search: { photos: 'few', sort: 'title', dir: 'asc' }, layout: { ...layout, hidden: ['created', 'tags'], pinned: ['title'], density: 'compact' } } }),
    view('v3', 'Проверка перед распродажей', { photos: 'none' }, { shared: true, changedBy: 'anna@vitrina.local' }),
  ];
  let marks = [
    { kind: 'PIN', subject: 'view', target: 'v3', label: 'Проверка перед распродажей', at: now() },
    { kind: 'RECENT', subject: 'product', target: '210000011', label: 'Плед вязаный', at: now() },
  ];
  const editable = (context) => (one) => ({ ...one, editable: !one.shared || may(context, 'platform:views') });
  const put = (kind, input) => {
    marks = [{ kind, ...input, at: now() }, ...marks.filter((mark) => mark.kind !== kind || !fits(input)(mark))];
    return { errors: [] };
  };
  return {
    savedViews: ({ list }, context) => {
      signedIn(context);
      const items = views.filter((one) => one.list === list).map(editable(context));
      return { items, totalItems: items.length };
    },
    savedViewSave: ({ input: { id, expectedVersion, ...rest } }, context) => {
      const user = signedIn(context);
      const known = views.find((one) => one.id === id);
      if (views.some((one) => one.id !== id && one.shared === rest.shared && one.name.toLowerCase() === rest.name.toLowerCase())) return { savedView: null, errors: [{ code: 'NAME_TAKEN', message: 'There is a view of this name already', path: ['name'] }] };
      if (known && known.version !== expectedVersion) return { savedView: editable(context)(known), errors: [{ code: 'CONFLICT', message: 'The view was changed meanwhile', path: ['expectedVersion'] }] };
      const saved = { byDefault: false, ...known, ...rest, id: id ?? `v${Date.now()}`, version: (known?.version ?? 0) + 1, changedAt: now(), changedBy: user.email };
      views = known ? views.map((one) => (one.id === id ? saved : one)) : [...views, saved];
      return { savedView: editable(context)(saved), errors: [] };
    },
    savedViewDelete: ({ input: { id } }, context) => {
      signedIn(context);
      views = views.filter((one) => one.id !== id);
      return { deletedId: id, errors: [] };
    },
    savedViewSetDefault: ({ input: { list, id } }, context) => {
      signedIn(context);
      views = views.map((one) => (one.list === list ? { ...one, byDefault: one.id === id } : one));
      return { defaultId: id ?? null, errors: [] };
    },
    bookmarks: (_, context) => (signedIn(context), { items: marks, totalItems: marks.length }),
    bookmarkPin: ({ input }, context) => (signedIn(context), put('PIN', input)),
    bookmarkVisit: ({ input }, context) => (signedIn(context), put('RECENT', input)),
    bookmarkUnpin: ({ input }, context) => {
      signedIn(context);
      marks = marks.filter((mark) => mark.kind !== 'PIN' || !fits(input)(mark));
      return { errors: [] };
    },
  };
}
