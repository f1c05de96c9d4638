-- What somebody was told of a distributor's chain: up to this number everything is before that time. Whatever is chained
-- next counts as of then at the earliest, even if it was decided before, so that no stretch of time that was told as whole
-- has a gap before the next one.
create table evidence.closed (
    distributor_id uuid        not null,
    number         bigint      not null,
    until          timestamptz not null,
    primary key (distributor_id, number)
);
