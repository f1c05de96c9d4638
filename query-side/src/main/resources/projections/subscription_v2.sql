create table subscription_v2${g} (
    subscription_id uuid        not null primary key,
    customer_id     uuid        not null,
    distributor_id  uuid        not null,
    order_id        text        collate "C" not null,
    partner_id      text,
    created_at      timestamptz not null,
    state           jsonb       not null
);

create index on subscription_v2${g} (customer_id, created_at, subscription_id);
create index on subscription_v2${g} (distributor_id, partner_id, subscription_id);
