create table order_v2${g} (
    order_id       text        collate "C" not null primary key,
    customer_id    uuid        not null,
    distributor_id uuid        not null,
    status         text        not null,
    billing_cycle  text        not null,
    decided_at     timestamptz not null,
    state          jsonb       not null
);

create index on order_v2${g} (customer_id, decided_at, order_id);
