create table tally_v1${g} (
    counter text    not null primary key,
    amount  bigint  not null,
    unit    text    not null,
    closed  boolean not null
);
