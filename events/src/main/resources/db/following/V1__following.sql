-- What every schema with folded tables has: where its projections stand, and who follows for them.
create table projection (
    name        text   not null,
    shape       int    not null,
    generation  int    not null,
    serving     boolean not null,
    position    bigint not null,
    constraint projection_generation primary key (name, shape, generation)
);

comment on table projection is 'Each generation of each projection, and the position its rows reflect.';
comment on column projection.position is 'Written in the transaction of the rows.';

create table token_entry (
    processor_name text not null,
    segment        int  not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    constraint token_entry_segment primary key (processor_name, segment)
);

comment on table token_entry is 'Which node follows for which projection.';
