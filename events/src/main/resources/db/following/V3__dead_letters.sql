-- Events that could not be folded, and those of their sequences that wait behind them.
alter table projection add column parked boolean not null default false;

comment on column projection.parked is 'Whether any dead letter of the generation is parked: to be read with the position, under its lock.';

create table dead_letter (
    id                 uuid        not null default gen_random_uuid(),
    name               text        not null,
    shape              int         not null,
    generation         int         not null,
    stream             text        not null,
    sequence           bigint      not null,
    position           bigint      not null,
    type               text,
    cause              text        not null,
    detail             text,
    parked_at          timestamptz not null default now(),
    attempts           int         not null,
    last_tried_at      timestamptz,
    retry_requested_at timestamptz,
    retry_requested_by text,
    outcome            text,
    settled_at         timestamptz,
    settled_by         text,
    constraint dead_letter_id primary key (id),
    constraint dead_letter_once unique (name, shape, generation, position),
    constraint dead_letter_generation foreign key (name, shape, generation)
        references projection on delete cascade,
    constraint dead_letter_outcome check (outcome in ('folded', 'discarded')),
    constraint dead_letter_settled check ((outcome is null) = (settled_at is null))
);

create index dead_letter_parked on dead_letter (name, shape, generation, stream, position) where outcome is null;
create index dead_letter_wanted on dead_letter (name, shape) where outcome is null and retry_requested_at is not null;

comment on table dead_letter is 'Events left out of a generation''s rows, by their place in the store; never what they say.';
comment on column dead_letter.stream is 'Its sequence: what comes later in the stream waits behind it.';
comment on column dead_letter.sequence is 'Its place in the stream.';
comment on column dead_letter.cause is 'Why it is parked, as a word of the program''s.';
comment on column dead_letter.detail is 'Class of the failure, code, constraint: nothing of the event or of a row.';
comment on column dead_letter.outcome is 'What became of it; null while it is parked.';
