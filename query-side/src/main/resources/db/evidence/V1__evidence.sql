-- What makes events evidence. Chains can be computed anew from the events; checkpoints and keys can not.
create table followed (
    position bigint not null,
    one_row  boolean not null default true,
    constraint followed_one_row primary key (one_row),
    constraint followed_once check (one_row)
);

comment on table followed is 'Up to which event of the store the chains are known.';

insert into followed (position) values (0);

create table chain (
    distributor_id uuid        not null,
    begun          timestamptz not null,
    constraint chain_distributor primary key (distributor_id)
);

comment on table chain is 'Each distributor that has a chain of events.';
comment on column chain.begun is 'The time of its first entry.';

create table entry (
    distributor_id uuid        not null,
    number         bigint      not null,
    position       bigint      not null,
    latest         timestamptz not null,
    hash           bytea       not null,
    constraint entry_number primary key (distributor_id, number)
);

comment on table entry is 'The chain of hashes over each distributor''s events.';
comment on column entry.number is 'Its place in the chain, dense, from 1.';
comment on column entry.position is 'That of the event, among all events of the store.';
comment on column entry.latest is 'The latest time of all entries up to this one.';
comment on column entry.hash is 'SHA-256 over the hash of the entry before and the event as stored.';

create index entry_latest on entry (distributor_id, latest, number);

create table checkpoint (
    distributor_id uuid not null,
    day            date not null,
    checkpoint     json not null,
    constraint checkpoint_day primary key (distributor_id, day)
);

comment on table checkpoint is 'What was signed of each chain at the end of each day (UTC).';

create function refuse_change_of_evidence() returns trigger language plpgsql as $$
begin
    raise exception 'Signed checkpoints are neither changed nor deleted.';
end $$;

create trigger evidence_stays before update or delete or truncate on checkpoint
    for each statement execute function refuse_change_of_evidence();

create table signing_key (
    key         text not null,
    key_version int  not null,
    one_row     boolean not null default true,
    constraint signing_key_one_row primary key (one_row),
    constraint signing_key_once check (one_row)
);

comment on table signing_key is 'The key of the ledger''s own making, sealed; none where one is configured from the start.';
