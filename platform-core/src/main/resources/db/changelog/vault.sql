--liquibase formatted sql

--changeset vitrina:vault-keyset
--comment The keys that encrypt secrets, themselves encrypted by the master key. One row.
create table platform.vault_keyset (
    id         smallint primary key default 1 check (id = 1),
    keyset     bytea       not null,
    version    bigint      not null default 1,
    changed_at timestamptz not null default now()
);

--changeset vitrina:vault-secret
--comment Each secret is bound to its purpose and owner: moved to another row it cannot be read. Bytes 2 to 5 name its key (Tink wire format).
create table platform.secret (
    purpose    text        not null,
    owner      text        not null,
    ciphertext bytea       not null,
    changed_at timestamptz not null default now(),
    primary key (purpose, owner)
);
