-- Who is told of what, and what is still to be told. Beside the rows of the projection 'webhook', which knows neither
-- registrations nor receivers: a rebuild of those tells nothing twice and forgets nothing.
create table webhook_registration (
    distributor_id  uuid    not null,
    subscriber_id   uuid    not null,
    url             text    not null,
    url_key_version int     not null,
    events          text[]  not null,
    ms_signature    boolean not null,
    request_key     text    not null,
    served_at       timestamptz,
    failures        int     not null default 0,
    failing_since   timestamptz,
    rests_until     timestamptz,
    constraint webhook_registration_of_distributor primary key (distributor_id)
);

comment on column webhook_registration.url is 'Sealed: an address to call back often carries a secret.';
comment on column webhook_registration.request_key is 'Of the request that made it, so that its repeat is no second one.';
comment on column webhook_registration.served_at is 'When something was last taken up for it: who waited longest is next.';
comment on column webhook_registration.failures is 'How often in a row its receiver could not be reached.';
comment on column webhook_registration.rests_until is 'Nothing is taken up for it before.';

create table webhook_wanted (
    distributor_id uuid   not null references webhook_registration on delete cascade,
    event          text   not null,
    since          bigint not null,
    constraint webhook_wanted_event primary key (distributor_id, event)
);

comment on column webhook_wanted.since is 'Position of the ledger at the registration: what happened before is not told.';

create table webhook_posted (
    only_row boolean not null default true check (only_row),
    position bigint  not null,
    constraint webhook_posted_once primary key (only_row)
);

insert into webhook_posted (position) values (0);

comment on table webhook_posted is 'Up to which position what happened has become deliveries.';

create table webhook_delivery (
    id             uuid        not null default gen_random_uuid(),
    distributor_id uuid        not null references webhook_registration on delete cascade,
    event          text        not null,
    subject        text        not null,
    position       bigint      not null,
    resource_name  text        not null,
    resource_path  text        not null,
    audit_path     text,
    changed_at     timestamptz not null,
    validation_id  uuid,
    posted_at      timestamptz not null,
    attempts       int         not null default 0,
    taken_until    timestamptz,
    next_at        timestamptz,
    failing_since  timestamptz,
    constraint webhook_delivery_id primary key (id),
    constraint webhook_delivery_of_event unique (distributor_id, subject, position, event)
);

comment on table webhook_delivery is 'What is to be told to a receiver, until it is or is given up.';
comment on column webhook_delivery.position is 'Of the event; 0 where somebody has only asked for a trial.';
comment on column webhook_delivery.taken_until is 'Somebody is telling it; past that time, whoever was is dead.';
comment on column webhook_delivery.next_at is 'Not to be told before, since the receiver refused it.';

create index webhook_delivery_order on webhook_delivery (distributor_id, position);
create index webhook_delivery_taken on webhook_delivery (distributor_id) where taken_until is not null;

create table webhook_validation (
    id             uuid        not null,
    distributor_id uuid        not null,
    url            text        not null,
    url_key_version int        not null,
    status         text        not null,
    asked_at       timestamptz not null,
    constraint webhook_validation_id primary key (id)
);

comment on table webhook_validation is 'Trials of registrations, for a week.';

create index webhook_validation_recent on webhook_validation (distributor_id, asked_at);

create table webhook_validation_result (
    validation_id    uuid        not null references webhook_validation on delete cascade,
    attempt          int         not null,
    response_code    text,
    response_message text,
    system_error     text,
    answered_at      timestamptz not null,
    constraint webhook_validation_result_of_attempt primary key (validation_id, attempt)
);

create table webhook_signing (
    only_row        boolean not null default true check (only_row),
    key             text    not null,
    key_version     int     not null,
    certificate     bytea   not null,
    constraint webhook_signing_once primary key (only_row)
);

comment on table webhook_signing is 'The key that signs what is told, and its certificate, where the configuration names none.';
comment on column webhook_signing.key is 'Sealed.';
