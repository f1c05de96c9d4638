create table counter_v1${g} (
    counter   text        not null primary key,
    owner     text        not null,
    count     bigint      not null,
    opened_at timestamptz not null,
    steps     jsonb       not null
);
