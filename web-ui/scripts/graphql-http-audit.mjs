// Asks a running host whether it speaks GraphQL over HTTP, with the audits of the package graphql-http.
//   VITRINA_API_KEY=vtr_key_... node scripts/graphql-http-audit.mjs http://127.0.0.1:8080/graphql
// Fails on errors and warnings, and on more notices than are known: they are about what the specification leaves open (GET, and
// how to answer requests whose members are of the wrong type).
import { serverAudits } from 'graphql-http';

const notices = 7;
const url = process.argv[2];
const key = process.env.VITRINA_API_KEY;

const fetchFn = (address, init = {}) => fetch(address, { ...init, headers: { ...init.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) } });

const found = { ok: 0, notice: 0, warn: 0, error: 0 };
for (const audit of serverAudits({ url, fetchFn })) {
  const { status, name, reason } = await audit.fn();
  found[status]++;
  if (status !== 'ok') console.log(`${status.padEnd(6)} ${audit.id} ${name ?? audit.name}: ${reason}`);
}
console.log(`${found.ok} ok, ${found.notice} notices, ${found.warn} warnings, ${found.error} errors`);
process.exit(found.ok === 0 || found.error > 0 || found.warn > 0 || found.notice > notices ? 1 : 0);
