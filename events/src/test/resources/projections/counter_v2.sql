create table counter_v2${g} (
    counter   text        not null primary key,
    owner     text        not null,
    count     bigint      not null,
    opened_at timestamptz not null,
    steps     jsonb       not null
);

-- Readers ask for an owner's counters.
create index on counter_v2${g} (owner, counter);
