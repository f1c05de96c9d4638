create table cart_v1${g} (
    cart_id          uuid  not null primary key,
    customer_id      uuid  not null,
    distributor_id   uuid  not null,
    last_modified_by text,
    state            jsonb not null
);
