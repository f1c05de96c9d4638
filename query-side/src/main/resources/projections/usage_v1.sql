create table usage_subscription_v1${g} (
    subscription_id uuid  not null primary key,
    state           jsonb not null
);

create table usage_v1${g} (
    distributor_id   uuid   not null,
    pla_id           text   not null,
    customer_country text   not null,
    subscriptions    bigint not null,
    customers        bigint not null,
    seats            bigint not null,
    primary key (distributor_id, pla_id, customer_country)
);

create table usage_customer_v1${g} (
    distributor_id uuid   not null,
    pla_id         text   not null,
    customer_id    uuid   not null,
    subscriptions  bigint not null,
    primary key (distributor_id, pla_id, customer_id)
);

create table usage_renewal_v1${g} (
    distributor_id   uuid   not null,
    pla_id           text   not null,
    customer_country text   not null,
    renewal_day      date   not null,
    subscriptions    bigint not null,
    primary key (distributor_id, pla_id, customer_country, renewal_day)
);
