create table history_v2${g} (
    position       bigint      not null primary key,
    subject        text        collate "C" not null,
    sequence       bigint      not null,
    time           timestamptz not null,
    type           text        not null,
    revision       text        not null,
    actor_subject  text,
    actor_tenant   text,
    actor_roles    jsonb       not null,
    request_id     text,
    correlation_id text,
    payload        jsonb       not null
);

create index on history_v2${g} (subject, position);

create table history_reader_v2${g} (
    tenant_id      uuid        not null,
    time           timestamptz not null,
    position       bigint      not null,
    actor_subject  text        collate "C",
    correlation_id text        collate "C",
    primary key (tenant_id, time, position)
);

create index on history_reader_v2${g} (tenant_id, correlation_id, time, position);
create index on history_reader_v2${g} (tenant_id, actor_subject, time, position);

create table history_request_v2${g} (
    partnership_id uuid        not null primary key,
    time           timestamptz not null,
    position       bigint      not null,
    actor_subject  text,
    correlation_id text
);

create table history_partnership_v2${g} (
    reseller_tenant_id uuid        not null,
    partnership_id     uuid        not null,
    distributor_id     uuid        not null,
    began_at           timestamptz not null,
    began_position     bigint      not null,
    ended_at           timestamptz,
    ended_position     bigint,
    primary key (reseller_tenant_id, partnership_id)
);
