create table import_foreseen (
    job        uuid    not null references job on delete cascade,
    stream     text    not null,
    line       int     not null,
    holder     uuid,
    market     text,
    associated boolean not null,
    constraint import_foreseen_stream primary key (job, stream)
);

comment on table import_foreseen is 'What the dry run of an import would have begun so far: its later lines rest on that.';
comment on column import_foreseen.line is 'The line that would have begun it; done again, it says the same.';
comment on column import_foreseen.holder is 'Of a domain: the customer that would claim it.';
comment on column import_foreseen.market is 'Of a customer: its country.';
comment on column import_foreseen.associated is 'Of a customer: whether with a reseller.';
