import type { ProductByNmIdQuery } from '@/generated/graphql/graphql.ts';
import { api } from '@/lib/api/client.ts';
import { operationName, type Operation } from '@/lib/api/graphql-client.ts';
import { rememberedShop } from '@/lib/session/remembered-shop.ts';
import { fetchPhoto } from './early-photo.ts';
import { lastVisit, readsProducts } from './last-visit.ts';
import { pageSize, plainList, productsKey } from './plain-list.ts';
import { me, product, products, savedViews, shops } from './start-documents.ts';

/** One that a screen is going to ask, asked before. */
export interface Question {
  /** The user it was asked for. */
  owner: string;
  /** Under which the screen looks for the answer. */
  key: readonly unknown[];
  /** It is the first page of a list that is read page by page. */
  paged: boolean;
  /** The answer that is on its way; asked anew from the second time on. */
  answer(signal: AbortSignal): Promise<unknown>;
}

function question<Result, Variables>(owner: string, operation: Operation<Result, Variables>, variables: Variables, shopId: string | null, pagedAs?: readonly unknown[]): Question & { coming: Promise<Result> } {
  const coming = api.request(operation, variables, { shopId });
  let first: Promise<Result> | null = coming;
  // Whoever takes it is told.
  coming.catch(() => undefined);
  return {
    owner,
    coming,
    key: pagedAs ?? [operationName(operation), shopId, variables],
    paged: pagedAs !== undefined,
    answer(signal) {
      const answer = first ?? api.request(operation, variables, { shopId, signal });
      first = null;
      return answer;
    },
  };
}

/** For whom it is asked. */
interface Asker {
  owner: string;
  /** Whether it is still their session. */
  stays(): boolean;
  /** Is handed each question as soon as it is asked. */
  give(question: Question): void;
}

/** The one that is going to be shown: see `selectShop` of the feature. */
function shopOf(known: readonly { id: string }[], wanted: string | null): string | undefined {
  const there = (id: string | null | undefined) => known.find((shop) => shop.id === id)?.id;
  return wanted === null ? (there(rememberedShop()) ?? (known.length === 1 ? known[0]?.id : undefined)) : there(wanted);
}

/** What says nothing of how the list is to look. */
const notOfTheList = new Set(['shop', 'slots', 'image', 'enlarged', 'tab']);

/** Which shops there are, what the user may do in the one that is going to be shown, and what the screen at the address begins with. */
export async function ask({ pathname, search }: { pathname: string; search: string }, { owner, stays, give }: Asker): Promise<void> {
  function put<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables, shopId: string | null, pagedAs?: readonly unknown[]): Promise<Result> {
    const asked = question(owner, operation, variables, shopId, pagedAs);
    give(asked);
    return asked.coming;
  }

  const address = new URLSearchParams(search);
  const [, nmId] = /^\/products(?:\/(\d+))?\/?$/.exec(pathname) ?? [null, null];
  const before = lastVisit(owner);
  const coming = put(shops, {}, null);
  // Who was never here may read products in every shop: that is known as soon as the shops are.
  const readsAll = nmId !== null && Object.keys(before).length === 0 ? api.request(me, {}, { shopId: null }).then(readsProducts).catch(() => false) : false;
  const answer = await coming.catch(() => null);
  const shopId = shopOf(answer?.shops.items ?? [], address.get('shop'));
  // Nothing is asked for a shop that is not the user's: the host would take it for an attempt.
  if (shopId === undefined || !stays()) return;
  const who = put(me, {}, shopId);
  if (nmId === null) return;
  const phone = matchMedia('(max-width: 40rem)').matches;
  // There a card covers the list, which is asked for when the card is there.
  const seesList = nmId === undefined || !phone;
  if (seesList) void put(savedViews, { list: 'products' }, shopId);
  const { readsProducts: reads, opensView } = before[shopId] ?? {};
  // Nor is what the user may not see.
  if (!(reads ?? ((await readsAll) || (await who.then(readsProducts).catch(() => false)))) || !stays()) return;
  if (nmId !== undefined) {
    // Whoever has left the card by then must not have its photo over what they went to.
    const showPhoto = ({ product: card }: ProductByNmIdQuery) => card && stays() && fetchPhoto(card.photos, address, phone && location.pathname === pathname);
    // Whoever takes the answer is told what went wrong.
    put(product, { nmId }, shopId).then(showPhoto, () => undefined);
  }
  if (!seesList) return;
  // Of a list that was looked at before, its columns and filters decide what is asked; and a view that opens by default does.
  const bare = [...address.keys()].every((name) => notOfTheList.has(name));
  if (bare && !opensView && localStorage.getItem('vitrina.layout.products') === null) {
    const { filter, orderBy, asked } = plainList(phone);
    void put(products, { filter, orderBy, first: pageSize, ...asked }, shopId, [...productsKey(shopId), filter, orderBy, asked]);
  }
}
