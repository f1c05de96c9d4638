create table due_v1${g} (
    kind           text        not null,
    subject        text        not null,
    distributor_id uuid        not null,
    due_at         timestamptz not null,
    position       bigint      not null,
    correlation_id text,
    primary key (kind, subject)
);

create index on due_v1${g} (due_at, position);
