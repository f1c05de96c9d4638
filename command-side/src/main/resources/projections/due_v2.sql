create table due_v2${g} (
    kind           text        not null,
    subject        text        not null,
    distributor_id uuid        not null,
    due_at         timestamptz not null,
    position       bigint      not null,
    correlation_id text,
    primary key (kind, subject)
);

create index on due_v2${g} (due_at, position);

create table due_gdap_open_v2${g} (
    reseller_tenant_id   uuid not null,
    gdap_relationship_id uuid not null,
    distributor_id       uuid not null,
    primary key (reseller_tenant_id, gdap_relationship_id)
);

create table due_gdap_suspended_v2${g} (
    reseller_tenant_id uuid not null primary key,
    correlation_id     text
);
