import { type APIRequestContext, expect } from '@playwright/test';
import { admin } from './environment.ts';

type Answer = { data: Record<string, any>; errors?: { message: string; extensions?: { code?: string } }[] };

/** GraphQL as the administrator: prepares what a flow starts from. */
export class Api {
  private accessToken = '';

  private constructor(
    private readonly http: APIRequestContext,
    private readonly user: { email: string; password: string },
  ) {}

  static async signIn(http: APIRequestContext, email = admin.email, password = admin.password): Promise<Api> {
    const api = new Api(http, { email, password });
    await api.signIn();
    return api;
  }

  private async signIn() {
    const answer = await post(
      this.http,
      {},
      `mutation($input: LoginInput!) { login(input: $input) { accessToken errors { message } } }`,
      { input: this.user },
    );
    expect(answer.data.login.errors).toEqual([]);
    this.accessToken = answer.data.login.accessToken;
  }

  async query(document: string, variables: Record<string, unknown> = {}, shop?: string) {
    const ask = () => post(this.http, { Authorization: `Bearer ${this.accessToken}`, ...(shop !== undefined && { 'X-Shop-Id': shop }) }, document, variables);
    let answer = await ask();
    // A worker outlives its token on a slow machine.
    if (answer.errors?.[0]?.extensions?.code === 'UNAUTHENTICATED') {
      await this.signIn();
      answer = await ask();
    }
    expect(answer.errors, document).toBeUndefined();
    return answer.data;
  }

  /** What the API says against the document; empty when it answers. */
  async errors(document: string): Promise<string[]> {
    const answer = await post(this.http, { Authorization: `Bearer ${this.accessToken}` }, document, {});
    return (answer.errors ?? []).map(({ message }) => message);
  }

  /** Connects the token unless its seller is connected already; returns the shop's id. */
  async connect(name: string, token: string): Promise<string> {
    const known = await this.tokenNamed(name);
    if (known !== null) return known;
    const created = await this.query(
      `mutation($input: WbTokensCreateInput!) { wbTokensCreate(input: $input) { token { id } errors { code message } } }`,
      { input: { name, token } },
    );
    const { token: connected, errors } = created.wbTokensCreate;
    // The flow in the other worker may have been faster.
    if (errors[0]?.code === 'SELLER_ALREADY_CONNECTED') {
      const theirs = await this.tokenNamed(name);
      if (theirs !== null) return theirs;
    }
    expect(errors).toEqual([]);
    return connected.id;
  }

  private async tokenNamed(name: string): Promise<string | null> {
    const list = await this.query(`{ wbTokens(page: {size: 200}) { items { id name } } }`);
    return list.wbTokens.items.find((item: { name: string }) => item.name === name)?.id ?? null;
  }

  /** Connects the token and waits until its whole catalogue is there. */
  async connectAndSync(name: string, token: string): Promise<string> {
    const shop = await this.connect(name, token);
    await expect
      .poll(async () => (await this.query(`{ productSyncStatus { complete } }`, {}, shop)).productSyncStatus.complete, {
        message: `first sync of ${name}`,
        timeout: 45_000,
        intervals: [200, 500, 1000],
      })
      .toBe(true);
    return shop;
  }

  async sync(shop: string, mode: 'INCREMENTAL' | 'FULL' = 'INCREMENTAL') {
    await this.query(
      `mutation($mode: ProductSyncMode) { productsSync(input: {mode: $mode}) { job { id } errors { message } } }`,
      { mode },
      shop,
    );
  }

  /** A draft of what the table says, as from a spreadsheet; returns the set's id once it is checked. */
  async draft(shop: string, table: (string | number)[][], title?: string): Promise<string> {
    const text = table.map((row) => row.join('\t')).join('\n');
    const drafted = await this.query(
      `mutation($input: ProductsImportInput!) { productsImport(input: $input) { changeSetId errors { code message } } }`,
      { input: { text, title } },
      shop,
    );
    expect(drafted.productsImport.errors).toEqual([]);
    const id: string = drafted.productsImport.changeSetId;
    await expect.poll(async () => (await this.changeSet(shop, id)).state, { message: `check of change set ${id}`, timeout: 30_000 }).toBe('CHECKED');
    return id;
  }

  async changeSet(shop: string, id: string): Promise<{ state: string; version: number; rowCount: number }> {
    return (await this.query(`query($id: ID!) { changeSet(id: $id) { state version rowCount } }`, { id }, shop)).changeSet;
  }

  async createUser(user: { email: string; name: string; password: string; role: string; shops?: string[] }) {
    const { shops, ...input } = user;
    const grants = shops?.map((shopId) => ({ shopId, role: user.role }));
    const created = await this.query(
      `mutation($input: UserCreateInput!) { userCreate(input: $input) { user { id } errors { code message } } }`,
      { input: { ...input, grants } },
    );
    // A flow that is run again finds its user.
    expect(created.userCreate.errors.filter(({ code }: { code: string }) => code !== 'EMAIL_TAKEN')).toEqual([]);
  }
}

async function post(
  http: APIRequestContext,
  headers: Record<string, string>,
  query: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const response = await http.post('/graphql', { headers, data: { query, variables } });
  return (await response.json()) as Answer;
}
