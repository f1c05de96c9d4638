create table past_directory_v2${g} (
    kind           text        collate "C" not null,
    fact           text        collate "C" not null,
    until          timestamptz not null,
    since          timestamptz not null,
    position       bigint      not null,
    tenant_id      uuid        not null,
    distributor_id uuid,
    content        jsonb       not null,
    primary key (kind, fact, until)
);

create index on past_directory_v2${g} (tenant_id, until);
create index on past_directory_v2${g} (distributor_id, until) where distributor_id is not null;

create table past_directory_known_v2${g} (
    tenant_id uuid        not null,
    until     timestamptz not null,
    since     timestamptz not null,
    position  bigint      not null,
    primary key (tenant_id, until)
);
