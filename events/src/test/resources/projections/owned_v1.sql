create table owned_v1${g} (
    owner    text   not null primary key,
    counters bigint not null
);

create table owned_step_v1${g} (
    counter  text   not null,
    position bigint not null,
    step     jsonb,
    primary key (counter, position)
);

create index on owned_step_v1${g} (position);
