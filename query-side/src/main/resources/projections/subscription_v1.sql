create table subscription_v1${g} (
    subscription_id uuid        not null primary key,
    customer_id     uuid        not null,
    distributor_id  uuid        not null,
    order_id        text        collate "C" not null,
    partner_id      text,
    created_at      timestamptz not null,
    state           jsonb       not null
);

create index on subscription_v1${g} (customer_id, created_at, subscription_id);
create index on subscription_v1${g} (distributor_id, partner_id, subscription_id);

create table por_usage_v1${g} (
    distributor_id   uuid   not null,
    pla_id           text   not null,
    customer_country text   not null,
    subscriptions    bigint not null,
    customers        bigint not null,
    seats            bigint not null,
    primary key (distributor_id, pla_id, customer_country)
);

create table por_customer_v1${g} (
    distributor_id uuid   not null,
    pla_id         text   not null,
    customer_id    uuid   not null,
    subscriptions  bigint not null,
    primary key (distributor_id, pla_id, customer_id)
);

create table por_renewal_v1${g} (
    distributor_id   uuid   not null,
    pla_id           text   not null,
    customer_country text   not null,
    renewal_day      date   not null,
    subscriptions    bigint not null,
    primary key (distributor_id, pla_id, customer_country, renewal_day)
);
