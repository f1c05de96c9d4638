create table blocked_attempt_v1${g} (
    position        bigint      not null primary key,
    distributor_id  uuid        not null,
    time            timestamptz not null,
    kind            text        not null,
    customer_id     uuid        not null,
    order_id        text,
    subscription_id uuid,
    actor_subject   text,
    actor_roles     jsonb       not null,
    verdicts        jsonb       not null
);

create index on blocked_attempt_v1${g} (distributor_id, time, position);
