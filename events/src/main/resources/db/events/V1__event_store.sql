-- One row an event. Positions are dense and in commit order: only the ordered appender writes here.
create table event (
    position  bigint      not null,
    stream    text        collate "C" not null,
    sequence  bigint      not null,
    kind      text        not null,
    id        uuid        not null,
    time      timestamptz not null,
    type      text        not null,
    revision  text        not null,
    payload   json        not null,
    metadata  json        not null,
    constraint event_position primary key (position),
    constraint event_stream_sequence unique (stream, sequence)
);

comment on table event is 'What happened, for ever. Rows are neither changed nor deleted.';
comment on column event.position is 'Order of all events, dense, from 1.';
comment on column event.stream is 'What the event is about, with its kind: partnership:{id}, subscription:{id}, …';
comment on column event.sequence is 'Order within the stream, dense, from 0.';
comment on column event.kind is 'The aggregate type.';
comment on column event.time is 'When it was decided.';
comment on column event.type is 'Logical name; see docs/events.md.';

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'Stored events are neither changed nor deleted.';
end $$;

create trigger history_stays before update or delete or truncate on event
    for each statement execute function refuse_change_of_history();

create index event_time on event using brin (time);

create table snapshot (
    stream    text        collate "C" not null,
    sequence  bigint      not null,
    kind      text        not null,
    id        uuid        not null,
    time      timestamptz not null,
    type      text        not null,
    revision  text,
    payload   json        not null,
    metadata  json        not null,
    constraint snapshot_stream primary key (stream)
);

comment on table snapshot is 'The newest known state of a stream; may be deleted at any time.';
