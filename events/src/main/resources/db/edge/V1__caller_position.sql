-- What the edge remembers of requests. Nothing of the ledger is here: all of it may be lost at the price of a promise.
create unlogged table caller_position (
    tenant     uuid        not null,
    subject    bytea       not null,
    position   bigint      not null,
    written_at timestamptz not null default now(),
    constraint caller_position_caller primary key (tenant, subject)
) with (fillfactor = 50);

comment on table caller_position is 'How far each caller has written of late, where the sides are processes of their own.';
comment on column caller_position.subject is 'A hash, for a subject may be an e-mail address.';
