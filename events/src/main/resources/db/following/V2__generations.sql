-- Generations that are filled beside the one that serves: why, for whom, and how they get on.
alter table projection
    add column tables            text[],
    add column indexed           boolean not null default true,
    add column purpose           text,
    add column asked_by          text,
    add column asked_at          timestamptz,
    add column began_at          timestamptz,
    add column events_per_second bigint,
    add column failure           text,
    add constraint projection_purpose check
        (purpose is null or purpose in ('first', 'rebuild', 'verification') and not serving);

comment on column projection.tables is 'Its tables, by their names without version and generation.';
comment on column projection.indexed is 'Whether it has its indexes, which are made once it is filled.';
comment on column projection.purpose is
    'What it is filled for; nothing once it serves, nor when it no longer does and is to be dropped.';
comment on column projection.began_at is 'Since when it has tables.';
comment on column projection.failure is 'Why filling it does not get on at the moment.';

create unique index projection_serving on projection (name, shape) where serving;
create unique index projection_filled on projection (name, shape) where purpose is not null;

-- Of those that are there already: their tables begin with their name, and with no longer one of another projection.
update projection p
   set tables = (select array_agg(substring(t.tablename from '^(.*)_v\d+_g\d+$') order by t.tablename)
                   from pg_tables t
                  where t.schemaname = current_schema()
                    and t.tablename ~ ('^' || p.name || '(_.*)?_v' || p.shape || '_g' || p.generation || '$')
                    and not exists (select from projection longer
                                     where longer.name like replace(p.name, '_', '\_') || '\_%'
                                       and t.tablename ~ ('^' || longer.name || '(_.*)?_v')));

create table verification (
    name          text        not null,
    shape         int         not null,
    status        text        not null,
    asked_by      text        not null,
    started_at    timestamptz not null,
    finished_at   timestamptz,
    generation    int,
    position      bigint,
    rows_compared bigint,
    differences   bigint,
    examples      jsonb,
    failure       text,
    constraint verification_projection primary key (name, shape),
    constraint verification_status check (status in ('running', 'done', 'failed'))
);

comment on table verification is 'The last comparison of each projection with what a rebuild gives.';
comment on column verification.generation is 'The one that was compared; with what follows, of the last that was done.';

create table verification_round (
    begun_at timestamptz not null
);

comment on table verification_round is 'One row: when all projections were last verified, or when that could first have been.';

insert into verification_round values (current_timestamp);
