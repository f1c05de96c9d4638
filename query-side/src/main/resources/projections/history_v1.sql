create table history_v1${g} (
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

create index on history_v1${g} (subject, position);
create index on history_v1${g} (correlation_id, position);
create index on history_v1${g} (actor_subject, position);
