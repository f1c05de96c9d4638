create table usage_subscription_v4${g} (
    subscription_id  uuid    not null primary key,
    distributor_id   uuid    not null,
    pla_id           text    collate "C" not null,
    customer_country text    collate "C" not null,
    associated       boolean not null,
    customer_id      uuid    not null,
    running          boolean not null,
    state            jsonb   not null
);

create index on usage_subscription_v4${g}
    (distributor_id, pla_id, customer_country, associated, subscription_id) where running;
create index on usage_subscription_v4${g}
    (distributor_id, customer_id, pla_id, customer_country, associated, subscription_id) where running;

create table usage_v4${g} (
    distributor_id   uuid        not null,
    pla_id           text        collate "C" not null,
    customer_country text        collate "C" not null,
    associated       boolean     not null,
    until            timestamptz not null,
    since            timestamptz not null,
    subscriptions    bigint      not null,
    customers        bigint      not null,
    seats            bigint      not null,
    primary key (distributor_id, pla_id, customer_country, associated, until)
);

create table usage_carrying_v4${g} (
    distributor_id   uuid        not null,
    pla_id           text        collate "C" not null,
    customer_country text        collate "C" not null,
    associated       boolean     not null,
    until            timestamptz not null,
    since            timestamptz not null,
    primary key (distributor_id, pla_id, customer_country, associated, until)
);

create index on usage_carrying_v4${g} (distributor_id, until);

create table usage_customer_v4${g} (
    distributor_id   uuid        not null,
    pla_id           text        collate "C" not null,
    customer_country text        collate "C" not null,
    associated       boolean     not null,
    customer_id      uuid        not null,
    until            timestamptz not null,
    since            timestamptz not null,
    subscriptions    bigint      not null,
    primary key (distributor_id, pla_id, customer_country, associated, customer_id, until)
);

create table usage_renewal_v4${g} (
    distributor_id   uuid        not null,
    pla_id           text        collate "C" not null,
    customer_country text        collate "C" not null,
    associated       boolean     not null,
    renewal_day      date        not null,
    until            timestamptz not null,
    since            timestamptz not null,
    subscriptions    bigint      not null,
    primary key (distributor_id, pla_id, customer_country, associated, renewal_day, until)
);

create index on usage_renewal_v4${g} (distributor_id, until, renewal_day);
create index on usage_renewal_v4${g} (distributor_id, renewal_day, until);

create table usage_known_v4${g} (
    tenant_id uuid        not null,
    until     timestamptz not null,
    since     timestamptz not null,
    position  bigint      not null,
    primary key (tenant_id, until)
);
